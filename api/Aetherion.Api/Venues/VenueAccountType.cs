using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLName("VenueAccount")]
[GraphQLDescription("The tenant's account at a derivatives venue, as the venue itself tells it: what bots hold there is in it, and what people opened.")]
internal sealed record VenueAccountType(
    [property: GraphQLDescription("As at the head of an instrument's id.")]
    string Venue,
    [property: ID, GraphQLDescription("The venue key that the venue was asked with; orders may be sent with it too.")]
    string VenueKeyId,
    [property: GraphQLDescription("When the venue was asked; an answer is told again for two seconds.")]
    DateTime ReadTime,
    [property: GraphQLDescription("What is held there; empty when it is nothing, and when there is a problem.")]
    ImmutableArray<VenuePositionType> Positions,
    [property: GraphQLDescription("Why it is not known what is held; null when the venue told.")]
    string? Problem)
{
    public static VenueAccountType Of(VenueAccountStatus status) => new(
        status.Venue,
        NodeIds.OfVenueKey(status.KeyId),
        status.ReadTime,
        [.. status.Positions.Select(position => VenuePositionType.Of(status.Venue, position))],
        status.Problem);
}
