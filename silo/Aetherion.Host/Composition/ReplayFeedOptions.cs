using Aetherion.Recordings;

namespace Aetherion.Host.Composition;

/// <summary>The replay that a service shows in place of a feed.</summary>
/// <param name="Recording">The recordings of the session, one of each venue.</param>
/// <param name="Content">What is in them.</param>
/// <param name="Time">The market's time, which the replay moves.</param>
/// <param name="Progress">Is told how far it is.</param>
internal sealed record ReplayFeedOptions(
    SessionRecording Recording,
    RecordingContents Content,
    ReplayControl Control,
    MarketTimeProvider Time,
    IProgress<SessionReplayProgress> Progress)
{
    /// <summary>Everything before goes through as fast as possible.</summary>
    public DateTime? From { get; init; }

    /// <summary>What came after that time is left out.</summary>
    public DateTime? To { get; init; }
}
