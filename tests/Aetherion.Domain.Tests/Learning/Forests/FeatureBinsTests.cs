using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Forests;

public sealed class FeatureBinsTests
{
    [Fact]
    public void Few_values_have_a_bin_each_with_thresholds_half_way()
    {
        FeatureBins bins = FeatureBins.Fit(new FeatureMatrix([3, 1, 1, 7, double.NaN], 1));
        bins.Thresholds(0).ToArray().ShouldBe([2, 5]);
        BinOf(bins, 2).ShouldBe((byte)0);
        BinOf(bins, 2.1).ShouldBe((byte)1);
        BinOf(bins, 1e99).ShouldBe((byte)2);
        BinOf(bins, double.NaN).ShouldBe(FeatureBins.MissingBin);
    }

    [Fact]
    public void Many_values_fill_bins_of_about_equal_mass()
    {
        Random random = new(1);
        double[] values = [.. Enumerable.Range(0, 10_000).Select(_ => Math.Exp(5 * random.NextDouble()))];
        FeatureBins bins = FeatureBins.Fit(new FeatureMatrix(values, 1));
        bins.BinCount(0).ShouldBe(255);
        int[] counts = new int[255];
        foreach (double value in values)
            counts[BinOf(bins, value)]++;
        counts.Min().ShouldBeGreaterThanOrEqualTo(38);
        counts.Max().ShouldBeLessThanOrEqualTo(40);
    }

    [Fact]
    public void The_bin_is_the_number_of_thresholds_below()
    {
        Random random = new(2);
        for (int count = 0; count < 255; count += 23)
        {
            double[] thresholds = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order()];
            FeatureBins bins = new([thresholds]);
            for (int draw = 0; draw < 200; draw++)
            {
                double value = count > 0 && draw % 3 == 0 ? thresholds[random.Next(count)] : random.NextDouble();
                BinOf(bins, value).ShouldBe((byte)thresholds.Count(threshold => threshold < value));
            }
        }
    }

    [Fact]
    public void A_column_that_is_constant_or_missing_has_one_bin()
    {
        FeatureBins bins = FeatureBins.Fit(new FeatureMatrix([5, double.NaN, 5, double.NaN], 2));
        bins.BinCount(0).ShouldBe(1);
        bins.BinCount(1).ShouldBe(1);
    }

    [Fact]
    public void Thresholds_that_do_not_rise_or_are_not_finite_are_refused()
    {
        Should.Throw<ArgumentException>(() => new FeatureBins([[1, 1]])).Message.ShouldContain("Threshold 1");
        Should.Throw<ArgumentException>(() => new FeatureBins([[double.NaN]]));
        Should.Throw<ArgumentException>(() => new FeatureBins([new double[255]]));
        Should.Throw<ArgumentException>(() => new FeatureBins([]));
    }

    private static byte BinOf(FeatureBins bins, double value)
    {
        byte[] bin = new byte[1];
        bins.Bin([value], bin);
        return bin[0];
    }
}
