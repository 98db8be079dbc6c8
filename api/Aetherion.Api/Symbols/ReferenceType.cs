using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Symbols;

[GraphQLName("Reference")]
[GraphQLDescription(
    "What a data vendor says of an asset over all venues, minutes old: to look at. No bot, order or decision uses it.")]
internal sealed record ReferenceType(
    [property: GraphQLDescription("The vendor's mean over venues, in the currency.")]
    decimal PriceIndication,
    [property: GraphQLDescription("Traded in 24 hours on all venues, in the currency; null where it is not told.")]
    decimal? Volume24h,
    [property: GraphQLDescription("In the currency; null where it is not told.")]
    decimal? MarketCap,
    [property: GraphQLDescription("What the amounts are in.")]
    string Currency,
    [property: GraphQLDescription("When the vendor computed it.")]
    DateTime AsOf,
    [property: GraphQLDescription("The vendor.")]
    string Source)
{
    public static ReferenceType Of(AssetReference reference) => new(
        reference.PriceIndication,
        reference.Volume24h,
        reference.MarketCap,
        reference.Currency,
        reference.AsOf,
        reference.Source);
}
