using Aetherion.Domain.Strategies;

namespace Aetherion.Grains.Strategies;

/// <summary>What survives of a strategy grain: where it stands and what its strategies keep.</summary>
internal sealed record StrategyGrainState
{
    public bool IsFollowing { get; init; }

    /// <summary>The sequence of the last bar whose signal every bot has dealt with.</summary>
    public long Cursor { get; init; }

    /// <summary>Signals up to this bar are made to warm up and not published.</summary>
    public long PublishAfter { get; init; }

    /// <summary>Bars that were lost because nobody holds them any more.</summary>
    public long LostBarCount { get; init; }

    /// <summary>The strategies after the cursor's bar; null before the first.</summary>
    public SignalGeneratorState? Generator { get; init; }
}
