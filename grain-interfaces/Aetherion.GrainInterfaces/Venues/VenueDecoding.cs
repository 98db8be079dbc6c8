using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>What a venue sent since this process started, and how much of it was understood.</summary>
/// <param name="ClockSkew">How far the venue's clock is ahead of ours; null until it was measured.</param>
/// <param name="DecodedCount">Frames and answers of market data that were understood.</param>
/// <param name="IgnoredCount">Those with an event that is not known here.</param>
/// <param name="RefusedCount">Those that could not be read, or said what cannot be.</param>
/// <param name="UnknownValueCount">Values of enumerations that are not known here, of all sources.</param>
/// <param name="UnknownEvents">How often each event that is not known came.</param>
public sealed record VenueDecoding(
    string Venue, TimeSpan? ClockSkew, long DecodedCount, long IgnoredCount, long RefusedCount, long UnknownValueCount,
    ImmutableSortedDictionary<string, long> UnknownEvents)
{
    /// <summary>Fields, in what was understood of all sources, whose names are not known here.</summary>
    public long UnknownFieldCount { get; init; }

    /// <summary>How often each of them came, by source and kind of message.</summary>
    public ImmutableArray<UnknownVenueField> UnknownFields { get; init; } = [];

    /// <summary>How often each unknown word of user streams and of answers about orders came; of market data they are counted only.</summary>
    public ImmutableArray<UnknownVenueValue> UnknownValues { get; init; } = [];
}
