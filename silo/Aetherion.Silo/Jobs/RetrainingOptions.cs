using System.Collections.Immutable;

namespace Aetherion.Silo.Jobs;

/// <summary>What is trained again by the clock; nothing unless it is asked for.</summary>
public sealed record RetrainingOptions
{
    public ImmutableArray<RetrainingSchedule> Schedules { get; init; } = [];

    /// <summary>How often the schedules are looked at.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many of the latest jobs are looked at for the last training of a scope.</summary>
    public int JobsMax { get; init; } = 1_000;
}
