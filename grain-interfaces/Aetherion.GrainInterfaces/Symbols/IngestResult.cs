namespace Aetherion.GrainInterfaces;

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">Events or bars taken in.</param>
/// <param name="Duplicates">Seen before and dropped.</param>
/// <param name="Late">Older than the rule allows, dropped and counted.</param>
/// <param name="LastSequence">The last sequence of the symbol's events, or bars for <c>AddBars</c>.</param>
public sealed record IngestResult(int Accepted, int Duplicates, int Late, long LastSequence)
{
    /// <summary>Events that cannot be, dropped and counted.</summary>
    public int Invalid { get; init; }
}
