using Aetherion.Api.OpenApi;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>A symbol as it stands; prices in the quote currency.</summary>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Price">The price of the latest trade, in the quote currency; null before the first.</param>
/// <param name="LastTradeTime">When that trade happened, UTC; null before the first.</param>
/// <param name="Bid">The best bid; null while the book has none.</param>
/// <param name="Ask">The best ask; null while the book has none.</param>
/// <param name="Change24h">
/// The change of the price in 24 hours as a part of it: 0.01 is one per cent; null while less is known.
/// </param>
/// <param name="State">The state of the symbol's data.</param>
/// <param name="LastEventTime">The latest event by the venue's clock, UTC; null before the first.</param>
/// <param name="EventCount">Events taken since the service first ran.</param>
/// <param name="Sequence">The number of the latest event in the symbol's stream.</param>
internal sealed record SnapshotPayload(
    string Symbol,
    string Venue,
    decimal? Price,
    DateTime? LastTradeTime,
    decimal? Bid,
    decimal? Ask,
    double? Change24h,
    [property: ValuesOf(typeof(FeedState))] string State,
    DateTime? LastEventTime,
    long EventCount,
    long Sequence)
{
    public static SnapshotPayload Of(Instrument instrument, SymbolSnapshot snapshot, BookView book, double? change) =>
        new(
        instrument.Id.Symbol,
        instrument.Id.Venue,
        snapshot.LastPrice is { } price ? instrument.ToDecimal(price) : null,
        snapshot.LastTradeTime,
        book.Bids.IsDefaultOrEmpty ? null : instrument.ToDecimal(book.Bids[0].Price),
        book.Asks.IsDefaultOrEmpty ? null : instrument.ToDecimal(book.Asks[0].Price),
        change,
        snapshot.Feed.State.ToString().ToUpperInvariant(),
        snapshot.Feed.LastEventTime,
        snapshot.Feed.EventCount,
        snapshot.LastSequence);
}
