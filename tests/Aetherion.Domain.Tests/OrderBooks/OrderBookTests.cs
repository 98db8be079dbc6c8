using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.OrderBooks;

public sealed class OrderBookTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_commands_give_the_naive_book(int seed)
    {
        var random = new Random(seed);
        var book = new OrderBook();
        var naive = new NaiveBook();
        var crossings = 0;
        for (var step = 0; step < 20_000; step++)
        {
            var isSnapshot = step == 0 || random.Next(50) == 0;
            var change = RandomChange(random, isSnapshot);
            if (isSnapshot)
                book.ApplySnapshot(change);
            else
                book.ApplyDelta(change);
            naive.Apply(change, isSnapshot);
            crossings += naive.IsLive ? 0 : 1;
            ShouldEqual(book, naive);
        }
        crossings.ShouldBeGreaterThan(0, "the commands must also reach broken books");
    }

    [Fact]
    public void Apply_delta_removes_a_level_of_zero_quantity()
    {
        var book = Of([(100, 5), (99, 3)], [(101, 4)]);
        book.ApplyDelta(Change([(100, 0)], []));
        book.BestBid.ShouldBe(new PriceLevel(new Price(99), new Quantity(3)));
        book.ApplyDelta(Change([(100, 0)], []));
        book.Bids.Count.ShouldBe(1, "removing what is not there changes nothing");
    }

    [Fact]
    public void Measures_follow_their_definitions()
    {
        var book = Of([(100, 6), (99, 2)], [(104, 2), (105, 2)]);
        book.Spread.ShouldBe(4);
        book.Midpoint.ShouldBe(102);
        book.WeightedMid.ShouldBe(((104.0 * 6) + (100 * 2)) / 8);
        book.Imbalance(1).ShouldBe(0.5);
        book.Imbalance(2)!.Value.ShouldBe(4.0 / 12, Tolerance);
        book.Measure(2).RelativeSpread.ShouldBe(4 / 102.0);
    }

    [Fact]
    public void A_crossed_book_is_broken_until_a_snapshot()
    {
        var book = Of([(100, 5)], [(101, 4)]);
        book.ApplyDelta(Change([(101, 1)], []));
        book.State.ShouldBe(BookState.Broken);
        book.BestBid.ShouldBeNull();
        book.Measure(5).IsKnown.ShouldBeFalse();
        book.ApplyDelta(Change([(101, 0)], []));
        book.State.ShouldBe(BookState.Broken);
        book.ApplySnapshot(Change([(100, 5)], [(101, 4)]));
        book.State.ShouldBe(BookState.Live);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-1, 5)]
    [InlineData(100, -5)]
    public void A_level_that_cannot_be_breaks_the_book(long price, long lots)
    {
        var book = Of([(99, 5)], [(101, 4)]);
        book.ApplyDelta(Change([(price, lots)], []));
        book.State.ShouldBe(BookState.Broken);
    }

    [Fact]
    public void A_book_of_one_side_has_no_measures()
    {
        var book = Of([(100, 5)], []);
        book.BestBid.ShouldNotBeNull();
        (book.Spread, book.Midpoint, book.Imbalance(5)).ShouldBe((null, null, null));
    }

    [Fact]
    public void Missed_events_make_it_await_a_snapshot()
    {
        var book = Of([(100, 5)], [(101, 4)]);
        book.Invalidate();
        book.ApplyDelta(Change([(100, 9)], []));
        book.State.ShouldBe(BookState.AwaitingSnapshot);
        book.GetLevels(5).Bids.ShouldBeEmpty();
    }

    [Fact]
    public void Levels_are_bounded_and_the_worst_goes_first()
    {
        var ladder = new PriceLadder(Side.Sell);
        for (var price = 1; price <= PriceLadder.LevelsMax + 10; price++)
            ladder.Set(new Price(PriceLadder.LevelsMax + 11 - price), new Quantity(1));
        ladder.Count.ShouldBe(PriceLadder.LevelsMax);
        ladder.Best.Price.Ticks.ShouldBe(1);
        ladder[ladder.Count - 1].Price.Ticks.ShouldBe(PriceLadder.LevelsMax);
    }

    private static void ShouldEqual(OrderBook book, NaiveBook naive)
    {
        (book.State == BookState.Live).ShouldBe(naive.IsLive);
        if (!naive.IsLive)
            return;
        var (bids, asks) = book.GetLevels(int.MaxValue);
        bids.Select(l => (l.Price.Ticks, l.Quantity.Lots)).SequenceEqual(naive.SortedBids).ShouldBeTrue();
        asks.Select(l => (l.Price.Ticks, l.Quantity.Lots)).SequenceEqual(naive.SortedAsks).ShouldBeTrue();
        if (naive.Bids.Count == 0 || naive.Asks.Count == 0)
            return;
        double bidLots = naive.SortedBids.Take(3).Sum(l => l.Lots);
        double askLots = naive.SortedAsks.Take(3).Sum(l => l.Lots);
        book.Imbalance(3)!.Value.ShouldBe((bidLots - askLots) / (bidLots + askLots), Tolerance);
    }

    private static BookChange RandomChange(Random random, bool isSnapshot)
    {
        // Bids and asks overlap by one tick in a hundred, so that crossing happens, but seldom.
        var count = isSnapshot ? 12 : random.Next(1, 4);
        var overlap = random.Next(100) == 0 ? 2 : 0;
        return Change(
            [.. Enumerable.Range(0, count).Select(_ => (random.NextInt64(80, 100 + overlap), random.NextInt64(0, 4)))],
            [.. Enumerable.Range(0, count).Select(_ => (random.NextInt64(100, 120), random.NextInt64(0, 4)))]);
    }

    private static OrderBook Of((long, long)[] bids, (long, long)[] asks)
    {
        var book = new OrderBook();
        book.ApplySnapshot(Change(bids, asks));
        return book;
    }

    private static BookChange Change((long Price, long Lots)[] bids, (long Price, long Lots)[] asks) => new(
        [.. bids.Select(l => new PriceLevel(new Price(l.Price), new Quantity(l.Lots)))],
        [.. asks.Select(l => new PriceLevel(new Price(l.Price), new Quantity(l.Lots)))]);
}
