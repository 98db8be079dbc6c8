using Aetherion.Recordings;

namespace Aetherion.Host.Composition;

/// <summary>The replay that a service shows in place of a feed.</summary>
/// <param name="Folder">The recording.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Time">The market's time, which the replay moves.</param>
/// <param name="Progress">Is told how far it is.</param>
internal sealed record ReplayFeedOptions(
    string Folder,
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
