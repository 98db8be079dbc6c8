using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.OrderBooks;

public sealed class BookDigestTests
{
    [Theory]
    [InlineData(200, 20)]
    [InlineData(20_000, 400)]
    public void The_digest_kept_up_to_date_is_that_of_all_levels(int prices, int changes)
    {
        Random random = new(4);
        BookDigest digest = new();
        digest.ApplySnapshot(Levels(random, prices, changes, isBid: true), Levels(random, prices, changes, isBid: false));
        for (var i = 0; i < 2_000; i++)
        {
            digest.ApplyDelta(Levels(random, prices, changes, isBid: true), Levels(random, prices, changes, isBid: false));
            digest.Value.ShouldBe(BookDigest.Of(digest.Book), $"after change {i}");
        }
        digest.Book.State.ShouldBe(BookState.Live);
        digest.Book.Bids.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_change_of_one_lot_or_one_tick_or_the_side_changes_the_digest()
    {
        var before = Of([new(new(100), new(5))], []);

        before.ShouldNotBe(Of([new(new(100), new(6))], []));
        before.ShouldNotBe(Of([new(new(101), new(5))], []));
        before.ShouldNotBe(Of([], [new(new(100), new(5))]));
        before.ShouldNotBe(Of([new(new(100), new(5)), new(new(99), new(1))], []));
    }

    [Fact]
    public void The_same_levels_have_the_same_digest_however_they_came()
    {
        BookDigest once = new();
        once.ApplySnapshot([new(new(100), new(5)), new(new(99), new(7))], [new(new(101), new(1))]);
        BookDigest bitByBit = new();
        bitByBit.ApplySnapshot([new(new(99), new(1))], []);
        bitByBit.ApplyDelta([new(new(98), new(3))], [new(new(101), new(1))]);
        bitByBit.ApplyDelta([new(new(99), new(7)), new(new(98), new(0)), new(new(100), new(5))], []);

        bitByBit.Value.ShouldBe(once.Value);
    }

    private static UInt128 Of(PriceLevel[] bids, PriceLevel[] asks)
    {
        BookDigest digest = new();
        digest.ApplySnapshot(bids, asks);
        return digest.Value;
    }

    /// <summary>Bids below the middle and asks above it, mostly in order, some prices twice, many removed.</summary>
    private static PriceLevel[] Levels(Random random, int prices, int count, bool isBid)
    {
        var levels = Enumerable.Range(0, random.Next(count)).Select(_ => new PriceLevel(
            new Price(isBid ? prices + 1 - random.Next(1, prices) : prices + 1 + random.Next(1, prices)),
            new Quantity(random.Next(3) == 0 ? 0 : random.Next(1, 100))));
        return random.Next(4) == 0 ? [.. levels] : [.. levels.OrderBy(level => level.Price.Ticks)];
    }
}
