using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class VenueQueries
{
    [GraphQLDescription("The venues that this service is connected to, with what they sent that was not understood.")]
    public static ImmutableArray<VenueType> GetVenues(IVenueFeeds venues) => [.. venues.Decoding.Select(VenueType.Of)];

    [GraphQLDescription("The symbols that this service takes from venues, whether they are live, and why not.")]
    public static ImmutableArray<VenueSymbolType> GetVenueSymbols(
        IVenueFeeds venues,
        [GraphQLDescription("Those of one venue only, as at the head of an instrument's id.")] string? venue = null) =>
    [
        .. venues.Symbols.Where(symbol => venue is null || symbol.Instrument.Venue == venue).Select(VenueSymbolType.Of),
    ];
}
