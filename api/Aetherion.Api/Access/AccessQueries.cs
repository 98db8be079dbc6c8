using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[QueryType]
internal static class AccessQueries
{
    [Authorize(AccessPolicies.Read)]
    [GraphQLDescription("Who asks.")]
    public static MeType GetMe(ICallerContext caller) => new(caller.Caller);

    [Authorize(AccessPolicies.Admin)]
    [GraphQLDescription("The tenant's API keys, newest first, revoked ones included.")]
    public static async Task<ImmutableArray<ApiKeyType>> GetApiKeysAsync(
        ApiKeyManager keys, int first = PageSize.Default, CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        return [.. (await keys.ListAsync(first, cancellationToken)).Select(key => new ApiKeyType(key))];
    }
}
