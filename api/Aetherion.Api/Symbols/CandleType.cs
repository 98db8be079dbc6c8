using Aetherion.Api.Regimes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[ObjectType("Candle")]
[Cost(FieldCosts.BarValue)]
[GraphQLDescription("Open, high, low, close and volume of [openTime, closeTime).")]
internal sealed class CandleType(Instrument instrument, PagedBar bar, IRegimeLabels labels)
{
    internal Candle Candle => bar.Candle;

    [GraphQLDescription("When the bar began, included.")]
    public DateTime OpenTime => bar.Candle.OpenTime;

    [GraphQLDescription("When the bar ends, excluded.")]
    public DateTime CloseTime => bar.Candle.CloseTime;

    [GraphQLDescription("Counts the closed bars of the timeframe without gaps; null while the bar is forming.")]
    public long? Sequence => bar.Sequence;

    [GraphQLDescription("The first price; of an empty bar the close before it.")]
    public decimal Open => instrument.ToDecimal(bar.Candle.Open);

    [GraphQLDescription("The highest price.")]
    public decimal High => instrument.ToDecimal(bar.Candle.High);

    [GraphQLDescription("The lowest price.")]
    public decimal Low => instrument.ToDecimal(bar.Candle.Low);

    [GraphQLDescription("The last price so far.")]
    public decimal Close => instrument.ToDecimal(bar.Candle.Close);

    [GraphQLDescription("In the base currency.")]
    public decimal Volume => instrument.ToDecimal(bar.Candle.Volume);

    [GraphQLDescription("The part of the volume that buyers initiated.")]
    public decimal BuyVolume => instrument.ToDecimal(bar.Candle.BuyVolume);

    [GraphQLDescription("The sum of price times quantity, in the quote currency.")]
    public decimal QuoteVolume => bar.Candle.QuoteVolume;

    [GraphQLDescription("0 for an empty bar, which repeats the close before it.")]
    public long TradeCount => bar.Candle.TradeCount;

    [GraphQLDescription("Whether the bar has ended: one that is forming changes.")]
    public bool Closed => bar.IsClosed;

    [GraphQLDescription("0, and 1 more for each correction by a late trade.")]
    public int Revision => bar.Candle.Revision;

    [GraphQLDescription(
        "The steady label decided at this bar's close, which acts from the next bar on; null below M1 and while "
        + "forming.")]
    [Cost(FieldCosts.Batched)]
    public async ValueTask<RegimeLabel?> GetRegimeAsync(CancellationToken cancellationToken) =>
        bar.IsClosed ? await labels.AtCloseAsync(bar.Candle, cancellationToken) : null;

    [GraphQLDescription("Filtered probabilities at this bar's close; null below M1, before warm-up and while forming.")]
    [Cost(FieldCosts.BarValue)]
    public IReadOnlyList<RegimeProbabilityType>? Probabilities =>
        bar.Probabilities is { } known ? RegimeProbabilityType.All(known) : null;

    [GraphQLDescription("How odd the bar is; null below M1, before that is known and while forming.")]
    [Cost(FieldCosts.BarValue)]
    public CandleAnomalyType? Anomaly => bar.Anomaly.IsKnown ? new CandleAnomalyType(bar) : null;
}
