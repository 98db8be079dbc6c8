using Aetherion.Api.Regimes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[ObjectType("Candle")]
[Cost(FieldCosts.BarValue)]
[GraphQLDescription("Open, high, low, close and volume of [openTime, closeTime).")]
internal sealed class CandleType(
    Instrument instrument,
    Candle candle,
    long? sequence,
    bool closed,
    RegimeProbabilities? probabilities,
    BarAnomaly anomaly,
    IRegimeLabels labels)
{
    internal Candle Candle => candle;

    public DateTime OpenTime => candle.OpenTime;

    public DateTime CloseTime => candle.CloseTime;

    [GraphQLDescription("Counts the closed bars of the timeframe without gaps; null while the bar is forming.")]
    public long? Sequence => sequence;

    public decimal Open => instrument.ToDecimal(candle.Open);

    public decimal High => instrument.ToDecimal(candle.High);

    public decimal Low => instrument.ToDecimal(candle.Low);

    public decimal Close => instrument.ToDecimal(candle.Close);

    [GraphQLDescription("In the base currency.")]
    public decimal Volume => instrument.ToDecimal(candle.Volume);

    [GraphQLDescription("The part of the volume that buyers initiated.")]
    public decimal BuyVolume => instrument.ToDecimal(candle.BuyVolume);

    [GraphQLDescription("The sum of price times quantity, in the quote currency.")]
    public decimal QuoteVolume => candle.QuoteVolume;

    [GraphQLDescription("0 for an empty bar, which repeats the close before it.")]
    public long TradeCount => candle.TradeCount;

    public bool Closed => closed;

    [GraphQLDescription("0, and 1 more for each correction by a late trade.")]
    public int Revision => candle.Revision;

    [GraphQLDescription(
        "The steady label decided at this bar's close, which acts from the next bar on; null below M1 and while "
        + "forming.")]
    [Cost(FieldCosts.Batched)]
    public async ValueTask<RegimeLabel?> GetRegimeAsync(CancellationToken cancellationToken) =>
        closed ? await labels.AtCloseAsync(candle, cancellationToken) : null;

    [GraphQLDescription("Filtered probabilities at this bar's close; null below M1, before warm-up and while forming.")]
    [Cost(FieldCosts.BarValue)]
    public IReadOnlyList<RegimeProbabilityType>? Probabilities =>
        probabilities is { } known ? RegimeProbabilityType.All(known) : null;

    [GraphQLDescription("How odd the bar is; null below M1, before that is known and while forming.")]
    [Cost(FieldCosts.BarValue)]
    public CandleAnomalyType? Anomaly => anomaly.IsKnown ? new CandleAnomalyType(anomaly) : null;
}
