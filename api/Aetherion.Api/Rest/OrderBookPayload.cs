using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>A book, best levels first, each as [price, quantity].</summary>
internal sealed record OrderBookPayload(
    string Symbol,
    string Venue,
    long Sequence,
    DateTime Timestamp,
    string State,
    ImmutableArray<ImmutableArray<decimal>> Bids,
    ImmutableArray<ImmutableArray<decimal>> Asks)
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
