using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Bots;

/// <summary>What survives of a tenant.</summary>
internal sealed record TenantState
{
    /// <summary>Its bots, oldest first; a bot is listed before it is made and unlisted after it is deleted.</summary>
    public ImmutableArray<TenantKey> Bots { get; init; } = [];

    /// <summary>The instrument of each bot by its name; one that was listed by an earlier build may not be here.</summary>
    public ImmutableSortedDictionary<string, string> Instruments { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
