namespace Aetherion.Api.Live;

/// <summary>Where a subscriber was: the last sequence it has seen, and in which epoch if it says so.</summary>
internal readonly record struct StreamPosition(string? Epoch, long Sequence)
{
    /// <summary>The place that a subscription's arguments name; null to begin with a snapshot.</summary>
    public static StreamPosition? Of(long? fromSequence, string? epoch) => fromSequence switch
    {
        null => null,
        < 0 => throw ApiErrors.BadInput(nameof(fromSequence), $"A sequence is 0 or more, not {fromSequence}."),
        { } sequence => new StreamPosition(epoch, sequence),
    };
}
