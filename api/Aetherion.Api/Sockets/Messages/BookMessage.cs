using System.Collections.Immutable;
using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Sockets.Messages;

/// <summary>A whole book, or what changed in it.</summary>
/// <param name="Type">Always `book`.</param>
/// <param name="Market">The market of the instrument.</param>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Snapshot">
/// Whether the levels are the whole book; otherwise they replace those of the same price, and a quantity of 0 takes
/// a level away.
/// </param>
/// <param name="Bids">Levels of the bids, each as [price, quantity], the best first.</param>
/// <param name="Asks">Levels of the asks, each as [price, quantity], the best first.</param>
/// <param name="Sequence">
/// The number of the event in the instrument's stream; it grows, and a larger step is what was not asked for or
/// lost.
/// </param>
/// <param name="Timestamp">When the venue says it happened, UTC.</param>
/// <param name="ReceivedTime">When the service received it, UTC.</param>
internal sealed record BookMessage(
    [property: MessageType("book")] string Type,
    [property: ValuesOf(typeof(Market))] string Market,
    string Symbol,
    string Venue,
    bool Snapshot,
    [property: Pair] ImmutableArray<ImmutableArray<decimal>> Bids,
    [property: Pair] ImmutableArray<ImmutableArray<decimal>> Asks,
    long Sequence,
    DateTime Timestamp,
    DateTime ReceivedTime);
