using Aetherion.Domain.Features;

namespace Aetherion.Domain.Tests.Features;

public class RunningCentreTests
{
    private const int HalfLife = 20;

    [Fact]
    public void Equals_the_weighted_mean_over_all_values_written_out()
    {
        Random random = new(1);
        double[] values = [.. Enumerable.Range(0, 300).Select(_ => -8 + random.NextDouble())];
        RunningCentre indicator = new(HalfLife);
        for (int last = 0; last < values.Length; last++)
        {
            indicator.Update(values[last]);
            indicator.Value!.Value.ShouldBe(values[last] - WeightedMean(values[..(last + 1)]), 1e-12);
        }
    }

    [Fact]
    public void A_shift_of_all_values_changes_nothing()
    {
        RunningCentre low = new(HalfLife);
        RunningCentre high = new(HalfLife);
        Random random = new(2);
        for (int bar = 0; bar < 100; bar++)
        {
            double value = random.NextDouble();
            low.Update(value - 9);
            high.Update(value - 5);
            high.Value!.Value.ShouldBe(low.Value!.Value, 1e-12);
        }
    }

    [Fact]
    public void Is_not_known_before_the_first_value_nor_after_a_reset()
    {
        RunningCentre indicator = new(HalfLife);
        indicator.Value.ShouldBeNull();
        indicator.Update(-7);
        indicator.Value.ShouldBe(0);
        indicator.Reset();
        indicator.Value.ShouldBeNull();
    }

    [Fact]
    public void A_saved_indicator_goes_on_bit_for_bit()
    {
        Random random = new(3);
        RunningCentre whole = new(HalfLife);
        RunningCentre restored = new(HalfLife);
        for (int bar = 0; bar < 100; bar++)
        {
            using MemoryStream stream = new();
            using BinaryWriter writer = new(stream);
            restored.Save(writer);
            writer.Flush();
            stream.Position = 0;
            restored = new RunningCentre(HalfLife);
            using BinaryReader reader = new(stream);
            restored.Restore(reader);
            double value = random.NextDouble();
            whole.Update(value);
            restored.Update(value);
            restored.Value.ShouldBe(whole.Value);
        }
    }

    /// <summary>
    /// Value i of n keeps the product of (1 - w) of all later ones, with w(n) = max(1/n, 1 - 2^(-1/20)).
    /// </summary>
    private static double WeightedMean(double[] values)
    {
        double mean = 0;
        double kept = 1;
        for (int index = values.Length - 1; index >= 0; index--)
        {
            double weight = Math.Max(1.0 / (index + 1), 1 - Math.Pow(2, -1.0 / HalfLife));
            mean += kept * weight * values[index];
            kept *= 1 - weight;
        }

        return mean;
    }
}
