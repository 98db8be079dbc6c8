using Aetherion.Domain.Learning.Quantiles;
using Aetherion.Domain.Tests.Causality;

namespace Aetherion.Domain.Tests.Learning.Quantiles;

public sealed class DecayingQuantileTests
{
    private const double HalfLife = 50;
    private const double BinWidth = 0.01;

    private static readonly DecayingQuantileOptions Options = new(-5, 5, 1000, HalfLife);

    [Fact]
    public void Is_within_a_bin_of_the_quantile_of_all_values_with_their_weights()
    {
        DecayingQuantile quantile = new(Options);
        ExactDecayingQuantile exact = new(HalfLife);
        foreach (double value in Series(600))
        {
            quantile.Add(value);
            exact.Add(value);
            foreach (double probability in (double[])[0, 0.05, 0.5, 0.95, 1])
            {
                (double low, double high) = exact.Value(probability);
                quantile.Value(probability)!.Value.ShouldBeInRange(low - BinWidth, high + BinWidth);
            }

            quantile.Weight.ShouldBe(exact.Weight, 1e-9);
        }
    }

    [Fact]
    public void Follows_a_shift_and_forgets_what_was_before()
    {
        DecayingQuantile quantile = new(Options);
        for (int item = 0; item < 1000; item++)
            quantile.Add(-2.005);
        for (int item = 0; item < (int)HalfLife; item++)
            quantile.Add(3.005);
        quantile.Value(0.45)!.Value.ShouldBe(-2, 0.02);
        quantile.Value(0.55)!.Value.ShouldBe(3, 0.02);
        for (int item = 0; item < 10 * (int)HalfLife; item++)
            quantile.Add(3.005);
        quantile.Value(0.01)!.Value.ShouldBe(3, 0.02);
    }

    [Fact]
    public void Forgets_as_if_so_many_items_had_gone_by()
    {
        DecayingQuantile quantile = new(Options);
        for (int item = 0; item < 1000; item++)
            quantile.Add(-2.005);
        double before = quantile.Weight;
        quantile.Forget(3 * (long)HalfLife);
        quantile.Weight.ShouldBe(before / 8, 1e-9);
        quantile.Value(0.5)!.Value.ShouldBe(-2, 0.02);
        quantile.Forget(long.MaxValue);
        quantile.Weight.ShouldBe(0);
        quantile.Value(0.5).ShouldBeNull();
        quantile.Add(3.005);
        quantile.Value(0.5)!.Value.ShouldBe(3, 0.02);
        Should.Throw<ArgumentOutOfRangeException>(() => quantile.Forget(-1));
    }

    [Fact]
    public void Spreads_the_weight_of_a_bin_evenly_over_it()
    {
        DecayingQuantile quantile = new(new DecayingQuantileOptions(0, 2, 2, double.PositiveInfinity));
        foreach (double value in (double[])[0.1, 0.2, 0.3, 1.9])
            quantile.Add(value);
        quantile.Weight.ShouldBe(4);
        quantile.Value(0.375).ShouldBe(0.5);
        quantile.Value(0.75).ShouldBe(1);
        quantile.Value(0.875).ShouldBe(1.5);
    }

    [Fact]
    public void Goes_on_over_many_half_lives_without_losing_itself()
    {
        DecayingQuantile quantile = new(new DecayingQuantileOptions(0, 1, 100, 2));
        for (int item = 0; item < 20_000; item++)
            quantile.Add(item % 2 == 0 ? 0.255 : 0.755);
        quantile.Weight.ShouldBe(1 / (1 - Math.Pow(2, -0.5)), 1e-9);
        quantile.Value(0.3)!.Value.ShouldBe(0.255, 0.01);
        quantile.Value(0.5)!.Value.ShouldBe(0.755, 0.01);
    }

    [Fact]
    public void Counts_values_beyond_the_range_at_its_ends()
    {
        DecayingQuantile quantile = new(Options);
        quantile.Add(double.NegativeInfinity);
        quantile.Value(0.5)!.Value.ShouldBe(-5, BinWidth);
        quantile.Add(1e300);
        quantile.Value(1)!.Value.ShouldBe(5, BinWidth);
    }

    [Fact]
    public void Refuses_what_is_no_number_and_stays_as_it_was()
    {
        DecayingQuantile quantile = new(Options);
        quantile.Value(0.5).ShouldBeNull();
        quantile.Add(1);
        double? before = quantile.Value(0.5);
        Should.Throw<ArgumentOutOfRangeException>(() => quantile.Add(double.NaN)).Message.ShouldContain("NaN");
        Should.Throw<ArgumentOutOfRangeException>(() => quantile.Value(1.01));
        Should.Throw<ArgumentOutOfRangeException>(() => quantile.Value(double.NaN));
        quantile.Value(0.5).ShouldBe(before);
        quantile.Weight.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 1, 10, 5)]
    [InlineData(0, double.PositiveInfinity, 10, 5)]
    [InlineData(0, 1, 0, 5)]
    [InlineData(0, 1, 10, 0.5)]
    [InlineData(0, 1, 10, double.NaN)]
    public void Refuses_options_that_cannot_be(double minimum, double maximum, int binCount, double halfLife) =>
        Should.Throw<ArgumentException>(
            () => new DecayingQuantile(new DecayingQuantileOptions(minimum, maximum, binCount, halfLife)));

    [Fact]
    public void A_saved_histogram_goes_on_bit_for_bit()
    {
        DecayingQuantile whole = new(Options);
        DecayingQuantile restored = new(Options);
        foreach (double value in Series(200))
        {
            restored = Copy(restored, Options);
            whole.Add(value);
            restored.Add(value);
            restored.Value(0.95).ShouldBe(whole.Value(0.95));
            restored.Weight.ShouldBe(whole.Weight);
        }
    }

    [Fact]
    public void A_histogram_with_other_bins_is_not_restored()
    {
        DecayingQuantile quantile = new(Options);
        quantile.Add(1);
        Should.Throw<InvalidDataException>(() => Copy(quantile, Options with { BinCount = 10 }))
            .Message.ShouldContain("1000");
    }

    [Fact]
    public void Knows_nothing_of_the_future() =>
        FutureCheck.FindBreach(Series(300), values => Quantiles(values, 0), (_, random) => random.NextDouble())
            .ShouldBeNull();

    [Fact]
    public void A_leak_of_one_item_is_found() =>
        FutureCheck.FindBreach(Series(300), values => Quantiles(values, 1), (_, random) => random.NextDouble())
            .ShouldNotBeNull();

    [Fact]
    public void Allocates_nothing_per_item()
    {
        DecayingQuantile quantile = new(Options);
        quantile.Add(0);
        quantile.Value(0.95);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int item = 0; item < 10_000; item++)
        {
            quantile.Add(item * 1e-4);
            quantile.Value(0.95);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static double[] Series(int count)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, count).Select(_ => 4 * (random.NextDouble() - random.NextDouble()))];
    }

    private static double?[] Quantiles(IReadOnlyList<double> values, int ahead)
    {
        DecayingQuantile quantile = new(Options);
        double?[] quantiles = new double?[values.Count];
        for (int index = 0; index < values.Count; index++)
        {
            quantile.Add(values[Math.Min(index + ahead, values.Count - 1)]);
            quantiles[index] = quantile.Value(0.95);
        }

        return quantiles;
    }

    private static DecayingQuantile Copy(DecayingQuantile quantile, DecayingQuantileOptions options)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        quantile.Save(writer);
        writer.Flush();
        stream.Position = 0;
        DecayingQuantile copy = new(options);
        using BinaryReader reader = new(stream);
        copy.Restore(reader);
        return copy;
    }
}
