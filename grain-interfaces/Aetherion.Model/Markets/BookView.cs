using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>A book as it stood at an instant, best levels first.</summary>
/// <param name="Sequence">The sequence of the last event in it.</param>
/// <param name="EventTime">The venue's time of that event, UTC.</param>
/// <param name="State">Nothing decides on a book that is not <see cref="FeedState.Live"/>.</param>
public sealed record BookView(
    InstrumentId Instrument,
    long Sequence,
    DateTime EventTime,
    FeedState State,
    ImmutableArray<PriceLevel> Bids,
    ImmutableArray<PriceLevel> Asks)
{
    /// <summary>
    /// Our time of that event, UTC; null where none has come since the service started, and after bars.
    /// </summary>
    public DateTime? ReceivedTime { get; init; }
}
