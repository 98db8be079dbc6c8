using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[QueryType]
[Authorize(AccessPolicies.Trade)]
internal static class VenueAccountQueries
{
    [GraphQLDescription("The tenant's accounts at derivatives venues that orders go to and that it has a key to, each asked with that key.")]
    public static async Task<ImmutableArray<VenueAccountType>> GetVenueAccountsAsync(
        ICallerContext caller,
        IVenueAccounts accounts,
        [GraphQLDescription("Those of one venue only, as at the head of an instrument's id.")] string? venue = null,
        CancellationToken cancellationToken = default) =>
        [.. (await accounts.ReadAsync(caller.Tenant, venue, cancellationToken)).Select(VenueAccountType.Of)];
}
