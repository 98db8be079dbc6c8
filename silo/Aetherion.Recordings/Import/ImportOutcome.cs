namespace Aetherion.Recordings;

/// <summary>What an import made.</summary>
/// <param name="Lines">The lines read.</param>
/// <param name="Skipped">Those that could not be used, such as what was sent.</param>
/// <param name="Rows">The rows written.</param>
/// <param name="FirstSkipped">Why the first of them was skipped; empty when none was.</param>
/// <param name="Gaps">How often changes of a book were missing by their ids.</param>
public sealed record ImportOutcome(
    RecordingContent Content, string Venue, long Lines, long Skipped, long Rows, string FirstSkipped, long Gaps = 0);
