using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>A symbol as it stands; prices in the quote currency.</summary>
internal sealed record SnapshotPayload(
    string Symbol,
    string Venue,
    decimal? Price,
    DateTime? LastTradeTime,
    decimal? Bid,
    decimal? Ask,
    double? Change24h,
    string State,
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
