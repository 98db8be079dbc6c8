using Aetherion.Grains.Regimes;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Regimes;

public sealed class RecentBarsTests
{
    [Theory]
    [InlineData(5, 10, new long[0])]
    [InlineData(6, 10, new long[] { 7, 8, 9, 10 })]
    [InlineData(8, 1, new long[] { 9 })]
    [InlineData(10, 10, new long[0])]
    [InlineData(99, 10, new long[0])]
    public void Bars_follow_a_sequence_or_are_not_held(long after, int limit, long[] expected) =>
        With(10).After(after, limit).Select(bar => bar.Sequence).ShouldBe(expected);

    [Fact]
    public void What_was_held_before_a_hole_is_held_no_more()
    {
        var recent = With(10);
        recent.Add(BarOf(20));
        recent.After(9, 10).ShouldBeEmpty();
        recent.After(19, 10).ShouldHaveSingleItem().Sequence.ShouldBe(20);
    }

    private static RecentBars With(int count)
    {
        var recent = new RecentBars(countMax: 4);
        for (var i = 1; i <= count; i++)
            recent.Add(BarOf(i));
        return recent;
    }

    private static RegimeBar BarOf(long sequence) => new(sequence, default, default, Regime.Unknown, 0);
}
