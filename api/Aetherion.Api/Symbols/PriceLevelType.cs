using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("PriceLevel")]
[GraphQLDescription("The quantity that is offered at a price.")]
internal sealed record PriceLevelType(
    [property: GraphQLDescription("In the quote currency.")]
    decimal Price,
    [property: GraphQLDescription("In the base currency; 0 in a change takes the level away.")]
    decimal Quantity)
{
    public static PriceLevelType Of(Instrument instrument, PriceLevel level) =>
        new(instrument.ToDecimal(level.Price), instrument.ToDecimal(level.Quantity));
}
