namespace Aetherion.Domain.Learning.Metrics;

/// <summary>How often each class was called each class, and the scores that follow from it.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Counts the rows.</summary>
    /// <param name="labels">The true class of each row, 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="predicted">The class each row was called.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are no rows, or a class is out of
    /// range.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        MetricInput.ThrowUnlessPaired(labels.Length, predicted.Length);
        MetricInput.ThrowUnlessClasses(labels, classCount);
        MetricInput.ThrowUnlessClasses(predicted, classCount);
        ClassCount = classCount;
        RowCount = labels.Length;
        _counts = new long[classCount * classCount];
        for (int row = 0; row < labels.Length; row++)
            _counts[(labels[row] * classCount) + predicted[row]]++;
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of rows counted.</summary>
    public int RowCount { get; }

    /// <summary>Share of rows called what they are.</summary>
    public double Accuracy => Enumerable.Range(0, ClassCount).Sum(k => Count(k, k)) / (double)RowCount;

    /// <summary>Plain mean of the classes' F1 over all classes; a class that neither occurs nor is called counts
    /// 0.</summary>
    public double MacroF1 => Enumerable.Range(0, ClassCount).Average(F1);

    /// <summary>Mean recall over the classes that occur.</summary>
    public double BalancedAccuracy =>
        Enumerable.Range(0, ClassCount).Where(k => LabelCount(k) > 0).Average(Recall);

    /// <summary>Rows of class <paramref name="label"/> that were called <paramref name="predicted"/>.</summary>
    public long Count(int label, int predicted) => _counts[(label * ClassCount) + predicted];

    /// <summary>Rows of a class.</summary>
    public long LabelCount(int label) => Enumerable.Range(0, ClassCount).Sum(k => Count(label, k));

    /// <summary>Rows that were called a class.</summary>
    public long PredictedCount(int predicted) => Enumerable.Range(0, ClassCount).Sum(k => Count(k, predicted));

    /// <summary>Share of a class's rows that were found; 0 for a class that does not occur.</summary>
    public double Recall(int label) => Share(Count(label, label), LabelCount(label));

    /// <summary>Share of the rows called a class that are of it; 0 for a class that was never called.</summary>
    public double Precision(int label) => Share(Count(label, label), PredictedCount(label));

    /// <summary>Harmonic mean of precision and recall: 2 TP / (rows of the class + rows called it).</summary>
    public double F1(int label) => Share(2 * Count(label, label), LabelCount(label) + PredictedCount(label));

    private static double Share(long part, long whole) => whole == 0 ? 0 : part / (double)whole;
}
