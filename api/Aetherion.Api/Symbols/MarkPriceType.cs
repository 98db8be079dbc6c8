using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("MarkPrice")]
[GraphQLDescription("By what a derivatives venue values positions, and what is paid at the next funding.")]
internal sealed record MarkPriceType(
    [property: GraphQLDescription("By the venue's clock.")]
    DateTime Time,
    [property: GraphQLDescription("What positions are valued by.")]
    decimal Price,
    [property: GraphQLDescription("The price of the market that it follows; null where the venue does not say.")]
    decimal? Index,
    [property: GraphQLDescription("What is paid at the next funding, as a fraction, as it stands now; null without funding.")]
    decimal? FundingRate,
    [property: GraphQLDescription("When it is paid next; null without funding.")]
    DateTime? NextFundingTime)
{
    public static MarkPriceType Of(MarkPrice mark) => new(
        mark.Time, mark.Price, mark.Index, mark.FundingRate, mark.NextFundingTime);
}
