using System.ComponentModel.DataAnnotations;
using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>The regime of a symbol, decided at the close of the bar that ended at the timestamp.</summary>
/// <param name="Market">The market of the instrument.</param>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Regime">The regime; UNKNOWN before the first closed bar.</param>
/// <param name="Confidence">The probability of the regime, as the model sees it.</param>
/// <param name="State">The number of the most probable hidden state; -1 before the first closed bar.</param>
/// <param name="Timestamp">When the bar closed at which it was decided, UTC; null before the first.</param>
internal sealed record RegimePayload(
    [property: ValuesOf(typeof(Market))] string Market,
    string Symbol,
    [property: ValuesOf(typeof(Regime))] string Regime,
    [property: Range(0d, 1d)] double Confidence,
    int State,
    DateTime? Timestamp)
{
    private const int UnknownState = -1;

    public static RegimePayload Of(Instrument instrument, RegimeEstimate? estimate) => new(
        MarketNames.NameOf(instrument.Market),
        instrument.Id.Symbol,
        (estimate?.Regime ?? Model.Regime.Unknown).ToString().ToUpperInvariant(),
        estimate?.Confidence ?? 0,
        estimate?.State ?? UnknownState,
        estimate?.BarCloseTime);
}
