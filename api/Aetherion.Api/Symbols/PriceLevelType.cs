using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("PriceLevel")]
internal sealed record PriceLevelType(decimal Price, decimal Quantity)
{
    public static PriceLevelType Of(Instrument instrument, PriceLevel level) =>
        new(instrument.ToDecimal(level.Price), instrument.ToDecimal(level.Quantity));
}
