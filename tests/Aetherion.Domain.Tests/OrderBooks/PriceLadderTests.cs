using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.OrderBooks;

/// <summary>A side of a book against a sorted dictionary, through many changes of every kind.</summary>
public sealed class PriceLadderTests
{
    private const int ChangeCount = 30_000;

    /// <summary>Prices lie in a span, so that changes meet levels that are there; a wide one fills the side to its bound.</summary>
    [Theory]
    [InlineData(Side.Buy, 40, 0.5)]
    [InlineData(Side.Sell, 40, 0.9)]
    [InlineData(Side.Buy, 900, 0.5)]
    [InlineData(Side.Sell, 900, 0.6)]
    [InlineData(Side.Buy, 20_000, 0.2)]
    [InlineData(Side.Sell, 20_000, 0.2)]
    public void A_side_equals_a_sorted_dictionary_after_every_change(Side side, int span, double removals)
    {
        Random random = new(span);
        PriceLadder ladder = new(side);
        Dictionary<long, long> twin = [];
        SortedSet<long> prices = new(side == Side.Buy ? Comparer<long>.Create((x, y) => y.CompareTo(x)) : null);
        var largest = 0;
        for (var change = 0; change < ChangeCount; change++)
        {
            // The market wanders off, so that levels are left behind at the far end and new ones come at the near one.
            var ticks = 1_000_000 + (change / 50) + random.Next(span);
            var lots = random.NextDouble() < removals ? 0 : random.NextInt64(1, long.MaxValue);
            ladder.Set(new Price(ticks), new Quantity(lots));
            Set(twin, prices, ticks, lots);
            if (ladder.Count != twin.Count || ladder.QuantityAt(new Price(ticks)).Lots != twin.GetValueOrDefault(ticks)
                || ladder.Best.Price.Ticks != prices.Min)
                AssertEqual(ladder, twin, prices);
            largest = Math.Max(largest, twin.Count);
            if (change % 997 == 0)
                AssertEqual(ladder, twin, prices);
        }
        AssertEqual(ladder, twin, prices);
        if (span > PriceLadder.LevelsMax)
            largest.ShouldBe(PriceLadder.LevelsMax);
    }

    [Fact]
    public void A_side_that_was_emptied_level_by_level_or_cleared_is_as_new()
    {
        PriceLadder ladder = new(Side.Buy);
        for (var round = 0; round < 3; round++)
        {
            for (var ticks = 1; ticks <= 300; ticks++)
                ladder.Set(new Price(ticks), new Quantity(ticks));
            ladder.SumLots(3).ShouldBe(300 + 299 + 298);
            ladder.SumLots(1000).ShouldBe(300 * 301 / 2);
            if (round == 1)
                ladder.Clear();
            for (var ticks = 300; ticks > 0; ticks -= 2)
                ladder.Set(new Price(ticks), default);
            for (var ticks = 1; ticks <= 300; ticks += 2)
                ladder.Set(new Price(ticks), default);
            ladder.Count.ShouldBe(0);
            ladder.Best.ShouldBe(default);
            ladder.SumLots(5).ShouldBe(0);
            foreach (var level in ladder)
                throw new InvalidOperationException($"{level} is still there.");
        }
    }

    private static void Set(Dictionary<long, long> twin, SortedSet<long> prices, long ticks, long lots)
    {
        twin.Remove(ticks);
        prices.Remove(ticks);
        if (lots != 0)
        {
            twin.Add(ticks, lots);
            prices.Add(ticks);
        }
        if (twin.Count <= PriceLadder.LevelsMax)
            return;
        twin.Remove(prices.Max);
        prices.Remove(prices.Max);
    }

    private static void AssertEqual(PriceLadder ladder, Dictionary<long, long> twin, SortedSet<long> prices)
    {
        List<(long, long)> levels = [];
        foreach (var level in ladder)
            levels.Add((level.Price.Ticks, level.Quantity.Lots));
        levels.SequenceEqual(prices.Select(ticks => (ticks, twin[ticks]))).ShouldBeTrue();
        ladder.Count.ShouldBe(levels.Count);
        for (var rank = 0; rank < ladder.Count; rank += 17)
            (ladder[rank].Price.Ticks, ladder[rank].Quantity.Lots).ShouldBe(levels[rank]);
        Should.Throw<ArgumentOutOfRangeException>(() => ladder[ladder.Count]);
    }
}
