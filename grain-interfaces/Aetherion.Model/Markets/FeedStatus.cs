namespace Aetherion.Model;

/// <summary>The health of a symbol's feed: counts since its first event.</summary>
public sealed record FeedStatus(
    FeedState State,
    DateTime? LastEventTime,
    long EventCount,
    long DuplicateCount,
    long LateCount,
    long GapCount);
