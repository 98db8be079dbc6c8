using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Forests;

public sealed class NumberSorterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(5_000)]
    public void Numbers_come_in_the_order_that_comparing_gives(int count)
    {
        Random random = new(count);
        NumberSorter sorter = new(5_000);
        foreach (Func<double> draw in (Func<double>[])
            [
                () => random.NextDouble() - 0.5,
                () => random.Next(-3, 4),
                () => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)),
                () => random.Next(2) == 0 ? double.Epsilon : -double.MaxValue,
                () => 7.25,
            ])
        {
            double[] numbers = [.. Enumerable.Range(0, count).Select(_ => draw())];
            double[] expected = [.. numbers.Order()];
            sorter.Sort(numbers);
            numbers.ShouldBe(expected);
        }
    }
}
