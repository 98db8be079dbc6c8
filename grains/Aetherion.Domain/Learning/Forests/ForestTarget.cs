using System.Numerics;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// What the trees of a forest are to tell apart, in whole numbers: their sums do not depend on the order of the rows.
/// For each row it has the channel it counts in (its class; 0 for numbers), what it adds there (its weight; its weight
/// times its number less the mean), and its mass: weight in the upper 40 bits, one row in the lower 24.
/// </summary>
internal sealed class ForestTarget
{
    public const int CountBits = 24;
    public const long CountMask = (1L << CountBits) - 1;
    private const int WeightBits = 38;
    private const int ValueBits = 61;

    public required int ChannelCount { get; init; }

    public required int[] Channels { get; init; }

    public required long[] Values { get; init; }

    public required long[] Weights { get; init; }

    /// <summary>What a channel's sum over the weight's sum is times this, plus <see cref="Mean"/>, is the leaf's
    /// value.</summary>
    public double Scale { get; private init; } = 1;

    public double Mean { get; private init; }

    public static ForestTarget OfClasses(ReadOnlySpan<int> labels, double[] weights, int classCount)
    {
        long[] scaled = Scaled(weights, PowerOfTwo(weights, WeightBits));
        return new ForestTarget
        {
            ChannelCount = classCount,
            Channels = labels.ToArray(),
            Values = scaled,
            Weights = scaled,
        };
    }

    public static ForestTarget OfNumbers(ReadOnlySpan<double> targets, double[] weights)
    {
        double mean = 0;
        double weight = weights.Sum();
        for (int row = 0; row < weights.Length; row++)
            mean += targets[row] * (weights[row] / weight);
        double[] centred = new double[weights.Length];
        for (int row = 0; row < weights.Length; row++)
            centred[row] = (targets[row] - mean) * weights[row];
        double valueScale = PowerOfTwo(centred, ValueBits);
        double weightScale = PowerOfTwo(weights, WeightBits);
        return new ForestTarget
        {
            ChannelCount = 1,
            Channels = new int[weights.Length],
            Values = Scaled(centred, valueScale),
            Weights = Scaled(weights, weightScale),
            Scale = weightScale / valueScale,
            Mean = mean,
        };
    }

    /// <summary>The power of two that brings every sum of a drawn sample below 2^bits: there are as many draws as rows,
    /// each at most the largest value.</summary>
    private static double PowerOfTwo(double[] values, int bits)
    {
        double largest = 0;
        foreach (double value in values)
            largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0)
            return 1;
        int rowBits = BitOperations.Log2((uint)values.Length) + 1;
        return Math.ScaleB(1, Math.Clamp(bits - rowBits - Math.ILogB(largest) - 1, -900, 900));
    }

    private static long[] Scaled(double[] values, double scale) =>
        Array.ConvertAll(values, value => (long)Math.Round(value * scale));
}
