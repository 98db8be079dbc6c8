using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>The regime of a symbol, decided at the close of the bar that ended at the timestamp.</summary>
internal sealed record RegimePayload(
    string Market, string Symbol, string Regime, double Confidence, int State, DateTime? Timestamp)
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
