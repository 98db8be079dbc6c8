using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Venues;

/// <summary>The switches of a symbol, newest first.</summary>
public sealed record FeedSwitchesState
{
    /// <summary>The most switches kept; the oldest are let go.</summary>
    public const int SwitchesMax = 1_000;

    public ImmutableArray<FeedSwitch> Switches { get; init; } = [];
}
