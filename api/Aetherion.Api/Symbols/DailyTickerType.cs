using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("DailyTicker")]
[GraphQLDescription("What the venue says of the last 24 hours; null for what it does not say.")]
internal sealed record DailyTickerType(
    [property: GraphQLDescription("By the venue's clock, or by ours where it does not say.")]
    DateTime Time,
    [property: GraphQLDescription("The latest price.")]
    decimal Last,
    [property: GraphQLDescription("The price 24 hours ago.")]
    decimal? Open,
    [property: GraphQLDescription("The highest price.")]
    decimal? High,
    [property: GraphQLDescription("The lowest price.")]
    decimal? Low,
    [property: GraphQLDescription("What was traded, in the base currency.")]
    decimal? Volume,
    [property: GraphQLDescription("What was traded, in the quote currency.")]
    decimal? QuoteVolume)
{
    public static DailyTickerType Of(DailyTicker ticker) => new(
        ticker.Time, ticker.Last, ticker.Open, ticker.High, ticker.Low, ticker.Volume, ticker.QuoteVolume);
}
