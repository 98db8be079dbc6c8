using System.Collections.Immutable;
using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>A book, best levels first, each as [price, quantity].</summary>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Sequence">The number of the last change in the book.</param>
/// <param name="Timestamp">When the venue says that change happened, UTC.</param>
/// <param name="State">Whether the book can be relied on.</param>
/// <param name="Bids">The bids, best first, each as [price, quantity].</param>
/// <param name="Asks">The asks, best first, each as [price, quantity].</param>
internal sealed record OrderBookPayload(
    string Symbol,
    string Venue,
    long Sequence,
    DateTime Timestamp,
    [property: ValuesOf(typeof(FeedState))] string State,
    [property: Pair] ImmutableArray<ImmutableArray<decimal>> Bids,
    [property: Pair] ImmutableArray<ImmutableArray<decimal>> Asks)
{
    public static OrderBookPayload Of(Instrument instrument, BookView book) => new(
        instrument.Id.Symbol,
        instrument.Id.Venue,
        book.Sequence,
        book.EventTime,
        book.State.ToString().ToUpperInvariant(),
        Levels(instrument, book.Bids),
        Levels(instrument, book.Asks));

    private static ImmutableArray<ImmutableArray<decimal>> Levels(
        Instrument instrument, ImmutableArray<PriceLevel> levels) =>
    [
        .. levels.Select(level => ImmutableArray.Create(
            instrument.ToDecimal(level.Price), instrument.ToDecimal(level.Quantity))),
    ];
}
