using System.Collections.Immutable;

namespace Aetherion.Recordings;

/// <summary>What a walk through a whole recording found.</summary>
/// <param name="Rows">The rows that can be read.</param>
/// <param name="Readable">Which they are: first and last of each stretch.</param>
/// <param name="InputsSha256">Of all rows when none is missing; null otherwise, and for rows that are no inputs.</param>
/// <param name="Damages">What cannot be read.</param>
public sealed record RecordingVerification(
    RecordingManifest Manifest,
    RecordingEnd? End,
    int Segments,
    int Blocks,
    long Bytes,
    long Rows,
    DateTime? FirstTime,
    DateTime? LastTime,
    ImmutableArray<(long First, long Last)> Readable,
    string? InputsSha256,
    ImmutableArray<RecordingDamage> Damages)
{
    /// <summary>How many rows say what was done with bots.</summary>
    public long BotCommands { get; init; }

    /// <summary>Whether all of it can be read but what a crash left unfinished, and it is what was written.</summary>
    public bool IsSound => Damages.All(damage => damage.IsTornTail);
}
