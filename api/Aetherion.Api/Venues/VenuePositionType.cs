using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

[GraphQLName("VenuePosition")]
[GraphQLDescription("What an account at a derivatives venue holds of one symbol on one side.")]
internal sealed record VenuePositionType(
    [property: ID, GraphQLDescription("Of the form venue:symbol; the service need not take the symbol from the venue.")]
    string InstrumentId,
    [property: GraphQLDescription("BUY for a long position, SELL for a short one.")]
    Side Side,
    [property: GraphQLDescription("In the base currency, above 0.")]
    decimal Quantity,
    [property: GraphQLDescription("What it was worth when it was opened, in the quote currency.")]
    decimal OpenValue,
    [property: GraphQLDescription("As the venue values it, in the quote currency; below 0 for a loss.")]
    decimal UnrealizedProfit,
    [property: GraphQLDescription("Where the venue would close it; null where it sees no such price.")]
    decimal? LiquidationPrice)
{
    public static VenuePositionType Of(string venue, AccountPosition position) => new(
        $"{venue}:{position.Symbol}",
        position.Side,
        position.Quantity,
        position.OpenValue,
        position.UnrealizedProfit,
        position.LiquidationPrice);
}
