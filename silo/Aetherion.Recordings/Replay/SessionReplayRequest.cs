using System.Collections.Immutable;

namespace Aetherion.Recordings;

/// <summary>What to replay, and into which run.</summary>
/// <param name="Recording">The recordings of the session, one of each venue.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Bots">The bots that trade in it, at most one for each symbol.</param>
public sealed record SessionReplayRequest(SessionRecording Recording, string Run, ImmutableArray<ReplayBot> Bots)
{
    /// <summary>The bots of the session that are made again; null for none.</summary>
    public ReplayedBots? RecordedBots { get; init; }

    /// <summary>Everything before goes through as fast as possible.</summary>
    public DateTime? From { get; init; }

    /// <summary>Inputs after that time are left out.</summary>
    public DateTime? To { get; init; }

    /// <summary>The regime model of each symbol and timeframe; one that is not named is the champion when the run begins.</summary>
    public ImmutableSortedDictionary<string, string> Models { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
