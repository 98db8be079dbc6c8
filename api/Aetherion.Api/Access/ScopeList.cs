using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Scopes as a list, which clients can read, and as flags.</summary>
internal static class ScopeList
{
    private static readonly (AccessScope Scope, AccessScopes Flag)[] Known =
    [
        (AccessScope.Read, AccessScopes.Read), (AccessScope.Trade, AccessScopes.Trade), (AccessScope.Admin, AccessScopes.Admin),
    ];

    public static ImmutableArray<AccessScope> Of(AccessScopes scopes) =>
        [.. Known.Where(pair => scopes.HasFlag(pair.Flag)).Select(pair => pair.Scope)];

    public static AccessScopes ToFlags(IEnumerable<AccessScope> scopes) =>
        scopes.Aggregate(AccessScopes.None, (flags, scope) => flags | Known.Single(pair => pair.Scope == scope).Flag);
}
