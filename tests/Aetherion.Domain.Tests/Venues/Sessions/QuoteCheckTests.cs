using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

public sealed class QuoteCheckTests
{
    private static readonly InstrumentScale Scale = new(1, 1);

    [Fact]
    public void A_book_is_compared_with_any_of_the_last_best_prices_and_with_none_before()
    {
        QuoteCheck quotes = new();
        for (var added = 1; added <= QuoteCheck.QuotesMax * 3; added++)
        {
            quotes.Add(QuoteAt(updateId: added, bid: 10));
            for (var id = 0; id <= added + 1; id++)
            {
                bool? expected = id >= 1 && id <= added && id > added - QuoteCheck.QuotesMax ? true : null;
                quotes.Compare(BookWith(bid: 10), id, Scale).ShouldBe(expected, $"{id} of {added}");
            }
        }
    }

    [Fact]
    public void Of_several_best_prices_at_an_update_the_last_counts()
    {
        QuoteCheck quotes = new();
        for (var added = 0; added < QuoteCheck.QuotesMax; added++)
            quotes.Add(QuoteAt(updateId: 7, bid: 10 + (added % 3)));
        for (var added = 0; added < QuoteCheck.QuotesMax * 2; added++)
        {
            var bid = 10 + (added % 3);
            quotes.Add(QuoteAt(updateId: 7, bid));
            quotes.Compare(BookWith(bid), 7, Scale).ShouldBe(true);
            quotes.Compare(BookWith(bid + 1), 7, Scale).ShouldBe(false);
        }
    }

    [Fact]
    public void After_a_new_start_no_best_prices_are_known()
    {
        QuoteCheck quotes = new();
        for (var id = 1; id <= QuoteCheck.QuotesMax + 3; id++)
            quotes.Add(QuoteAt(id, bid: 10));
        quotes.Clear();
        quotes.Compare(BookWith(bid: 10), QuoteCheck.QuotesMax + 3, Scale).ShouldBeNull();
        quotes.Add(QuoteAt(updateId: 500, bid: 10));
        quotes.Compare(BookWith(bid: 10), 500, Scale).ShouldBe(true);
        quotes.Compare(BookWith(bid: 10), QuoteCheck.QuotesMax + 3, Scale).ShouldBeNull();
    }

    private static VenueQuote QuoteAt(long updateId, long bid) => new()
    {
        UpdateId = updateId,
        Bid = new VenueLevel(new ExactDecimal(bid, 0), new ExactDecimal(1, 0)),
        Ask = new VenueLevel(new ExactDecimal(100, 0), new ExactDecimal(2, 0)),
    };

    private static OrderBook BookWith(long bid)
    {
        OrderBook book = new();
        book.ApplySnapshot(
            [new PriceLevel(new Price(bid), new Quantity(1))], [new PriceLevel(new Price(100), new Quantity(2))]);
        return book;
    }
}
