using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Liquidation")]
[GraphQLDescription("An order by which the venue closed somebody's position.")]
internal sealed record LiquidationType(
    [property: GraphQLDescription("By the venue's clock.")]
    DateTime Time,
    [property: GraphQLDescription("Of the order: SELL closes a long position.")]
    Side Side,
    [property: GraphQLDescription("The average of what was executed, or the order's where nothing was yet.")]
    decimal Price,
    [property: GraphQLDescription("The order's, in the base currency; in contracts at COIN-M.")]
    decimal Quantity)
{
    public static LiquidationType Of(Liquidation liquidation) => new(
        liquidation.Time, liquidation.Side, liquidation.Price, liquidation.Quantity);
}
