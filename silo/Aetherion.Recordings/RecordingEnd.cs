namespace Aetherion.Recordings;

/// <summary>How a recording ended. One without it was cut off.</summary>
/// <param name="EndedTime">UTC.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Rows">How many there are; of one that ended early, how many there are at least.</param>
/// <param name="InputsSha256">
/// Of all rows in order, in the form of <see cref="InputHasher"/>; null for other rows, and where the last of them may be unfinished.
/// </param>
public sealed record RecordingEnd(DateTime EndedTime, string Reason, long Rows, string? InputsSha256)
{
    /// <summary>Whether it ended before its time: what came after that is not in it.</summary>
    public bool IsEarly { get; init; }

    /// <summary>How a recording ended, in words; null for one that was cut off.</summary>
    internal static string Tell(RecordingEnd? end) => end switch
    {
        null => "its recording has no end: it was cut off, or still goes on",
        { IsEarly: true } => $"its recording ended early: {end.Reason}",
        _ => $"its recording ended: {end.Reason}",
    };
}
