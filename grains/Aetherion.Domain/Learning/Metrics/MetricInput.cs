namespace Aetherion.Domain.Learning.Metrics;

/// <summary>Checks of what scores are computed from.</summary>
internal static class MetricInput
{
    /// <summary>How far a row of probabilities may miss 1.</summary>
    private const double SumTolerance = 1e-6;

    public static void ThrowUnlessPaired(int labelCount, int otherCount)
    {
        if (labelCount == 0 || labelCount != otherCount)
        {
            throw new ArgumentException(
                $"A score needs as many predictions as labels, at least one; got {otherCount} and {labelCount}.");
        }
    }

    public static void ThrowUnlessClasses(ReadOnlySpan<int> classes, int classCount)
    {
        for (int row = 0; row < classes.Length; row++)
        {
            if ((uint)classes[row] >= (uint)classCount)
            {
                throw new ArgumentException(
                    $"Row {row} has class {classes[row]}; classes go from 0 to {classCount - 1}.");
            }
        }
    }

    /// <summary>The number of classes of probabilities given row by row.</summary>
    public static int ClassCount(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        if (labels.IsEmpty || probabilities.IsEmpty || probabilities.Length % labels.Length != 0)
        {
            throw new ArgumentException(
                $"{probabilities.Length} probabilities do not make one row for each of {labels.Length} labels.");
        }

        int classCount = probabilities.Length / labels.Length;
        ThrowUnlessClasses(labels, classCount);
        for (int row = 0; row < labels.Length; row++)
            ThrowUnlessDistribution(probabilities.Slice(row * classCount, classCount), row);
        return classCount;
    }

    public static void ThrowUnlessFinite(ReadOnlySpan<double> values, string what)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]))
                throw new ArgumentException($"The {what} of row {row} is {values[row]}; it must be finite.");
        }
    }

    private static void ThrowUnlessDistribution(ReadOnlySpan<double> probabilities, int row)
    {
        double sum = 0;
        foreach (double probability in probabilities)
            sum += probability >= 0 ? probability : double.NaN;
        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw new ArgumentException($"The probabilities of row {row} are no distribution: they sum to {sum}.");
    }
}
