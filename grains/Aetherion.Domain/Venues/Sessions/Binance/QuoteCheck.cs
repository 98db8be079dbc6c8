using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>
/// Holds a book against the best prices that the venue tells beside it: at the same update they must be the same. Updates
/// come later than the prices, so the last <see cref="QuotesMax"/> of these are kept.
/// </summary>
internal sealed class QuoteCheck
{
    /// <summary>The most best prices that wait for their update.</summary>
    public const int QuotesMax = 64;

    private readonly VenueQuote[] _quotes = new VenueQuote[QuotesMax];

    // Beside the quotes, so that looking for one goes through few bytes.
    private readonly long[] _updateIds = new long[QuotesMax];
    private long _count;

    public void Add(in VenueQuote quote)
    {
        var place = _count++ % QuotesMax;
        _updateIds[place] = quote.UpdateId;
        _quotes[place] = quote;
    }

    public void Clear() => _count = 0;

    /// <summary>Compares a book at an update. Null where the venue told no best prices of it.</summary>
    public bool? Compare(OrderBook book, long updateId, InstrumentScale scale)
    {
        var place = Find(updateId);
        return place < 0 ? null : Compare(book, _quotes[place], scale);
    }

    /// <summary>Compares a book with best prices of the same update. Null where one of them has an empty side.</summary>
    public static bool? Compare(OrderBook book, in VenueQuote quote, InstrumentScale scale)
    {
        if (quote.Bid.Price.IsZero || quote.Ask.Price.IsZero || book.BestBid is not { } bid || book.BestAsk is not { } ask)
            return null;
        return IsEqual(bid, quote.Bid, scale) && IsEqual(ask, quote.Ask, scale);
    }

    /// <summary>The place of the last quote of an update; negative where there is none.</summary>
    private int Find(long updateId)
    {
        // The next place is that of the oldest, once all are in use.
        var next = (int)(_count % QuotesMax);
        var place = _updateIds.AsSpan(0, next).LastIndexOf(updateId);
        if (place >= 0 || _count < QuotesMax)
            return place;
        place = _updateIds.AsSpan(next).LastIndexOf(updateId);
        return place < 0 ? place : next + place;
    }

    private static bool IsEqual(PriceLevel level, in VenueLevel told, InstrumentScale scale) =>
        scale.TryConvertPrice(told.Price, out var price) && scale.TryConvertQuantity(told.Quantity, out var quantity)
        && level == new PriceLevel(price, quantity);
}
