namespace Aetherion.Recordings;

/// <summary>A part of a recording that cannot be read.</summary>
/// <param name="Segment">The file.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="FirstSequence">The first row that is lost with it; 0 where none is.</param>
/// <param name="LastSequence">The last row that is lost with it; 0 where nothing readable follows.</param>
/// <param name="IsTornTail">Whether it is only what a crash left unfinished at the very end.</param>
public sealed record RecordingDamage(
    string Segment, long Offset, long Length, long FirstSequence, long LastSequence, bool IsTornTail, string What);
