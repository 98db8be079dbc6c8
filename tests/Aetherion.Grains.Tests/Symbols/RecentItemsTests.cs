using Aetherion.Grains.Symbols;

namespace Aetherion.Grains.Tests.Symbols;

public sealed class RecentItemsTests
{
    [Theory]
    [InlineData(0, 3, new int[0])]
    [InlineData(2, 3, new[] { 0, 1 })]
    [InlineData(4, 3, new[] { 1, 2, 3 })]
    [InlineData(9, 2, new[] { 7, 8 })]
    [InlineData(9, 99, new[] { 5, 6, 7, 8 })]
    [InlineData(9, -1, new int[0])]
    public void The_last_items_come_oldest_first(int added, int asked, int[] expected)
    {
        var items = new RecentItems<int>(countMax: 4);
        for (var i = 0; i < added; i++)
            items.Add(i);
        items.Last(asked).ShouldBe(expected);
    }
}
