using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[QueryType]
[Authorize(AccessPolicies.Admin)]
internal static class VenueKeyQueries
{
    [GraphQLDescription("The tenant's keys to trading venues, without their secrets.")]
    public static async Task<ImmutableArray<VenueKeyType>> GetVenueKeysAsync(
        ICallerContext caller, IVenueKeys keys, CancellationToken cancellationToken) =>
        [.. (await keys.ListAsync(caller.Tenant, cancellationToken)).Select(key => new VenueKeyType(key))];
}
