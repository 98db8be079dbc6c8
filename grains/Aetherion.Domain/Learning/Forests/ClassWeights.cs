namespace Aetherion.Domain.Learning.Forests;

/// <summary>Weights of the rows from those of their classes.</summary>
internal static class ClassWeights
{
    /// <summary>The most classes a model tells apart.</summary>
    public const int ClassCountMax = 1_000;

    /// <summary>Checks the labels of a training window.</summary>
    /// <exception cref="ArgumentException">A label is out of range, or all are of one class.</exception>
    public static void ThrowUnlessTrainable(ReadOnlySpan<int> labels, int rowCount, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, ClassCountMax);
        if (labels.Length != rowCount)
            throw new ArgumentException($"There are {labels.Length} labels for {rowCount} rows; give one for each.");
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classCount)
                throw new ArgumentException(
                    $"Row {row} has class {labels[row]}; classes go from 0 to {classCount - 1}.");
        }

        if (!labels.ContainsAnyExcept(labels[0]))
        {
            throw new ArgumentException(
                $"All {rowCount} rows are of class {labels[0]}; a classifier needs rows of at least two classes. " +
                "Train on a longer window.");
        }
    }

    /// <summary>The weight of each row: its own times its class's.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classWeights">One per class; null for 1 each.</param>
    /// <param name="isBalanced">Whether each class weighs rows / (classes x rows of the class), as in
    /// scikit-learn.</param>
    /// <param name="rowWeights">One per row; empty for 1 each.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="fittedCount">How many of the first rows the balance is of; later ones must not be seen.</param>
    public static double[] OfRows(
        ReadOnlySpan<int> labels, IReadOnlyList<double>? classWeights, bool isBalanced, ReadOnlySpan<double> rowWeights,
        int classCount, int fittedCount)
    {
        if (classWeights is not null && (isBalanced || classWeights.Count != classCount))
            throw new ArgumentException($"Give a weight for each of {classCount} classes, or have them balanced.");
        double[] perClass =
            isBalanced ? Balanced(labels[..fittedCount], classCount) : [.. classWeights ?? Ones(classCount)];
        double[] weights = Of(rowWeights, labels.Length);
        for (int row = 0; row < weights.Length; row++)
            weights[row] *= perClass[labels[row]];
        ThrowUnlessUsable(weights);
        return weights;
    }

    /// <summary>The rows' own weights; 1 each where none are given.</summary>
    public static double[] Of(ReadOnlySpan<double> rowWeights, int rowCount)
    {
        if (!rowWeights.IsEmpty && rowWeights.Length != rowCount)
            throw new ArgumentException(
                $"There are {rowWeights.Length} weights for {rowCount} rows; give one for each.");
        double[] weights = rowWeights.IsEmpty ? Ones(rowCount) : rowWeights.ToArray();
        ThrowUnlessUsable(weights);
        return weights;
    }

    private static double[] Balanced(ReadOnlySpan<int> labels, int classCount)
    {
        int[] counts = new int[classCount];
        foreach (int label in labels)
            counts[label]++;
        int rowCount = labels.Length;
        return Array.ConvertAll(counts, count => count == 0 ? 0 : rowCount / ((double)classCount * count));
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static void ThrowUnlessUsable(double[] weights)
    {
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && double.IsFinite(weights[row])))
                throw new ArgumentException(
                    $"Row {row} weighs {weights[row]}; weights must be finite and not negative.");
        }

        if (!weights.AsSpan().ContainsAnyExcept(0.0))
            throw new ArgumentException("All rows weigh 0; give at least some a weight.");
    }
}
