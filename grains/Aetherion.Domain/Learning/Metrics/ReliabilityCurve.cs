namespace Aetherion.Domain.Learning.Metrics;

/// <summary>
/// Probabilities beside frequencies, in bins that hold the same number of rows within one (equal mass), lowest
/// probability first; equal probabilities keep the order of the rows. There are at most as many bins as rows.
/// </summary>
public static class ReliabilityCurve
{
    /// <summary>The curve of an event.</summary>
    /// <param name="outcomes">Whether the event came, for each row.</param>
    /// <param name="probabilities">The probability it was given.</param>
    /// <param name="binCount">The most bins.</param>
    public static IReadOnlyList<ReliabilityBin> Of(
        ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> probabilities, int binCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        MetricInput.ThrowUnlessPaired(outcomes.Length, probabilities.Length);
        MetricInput.ThrowUnlessFinite(probabilities, "probability");
        int[] order = RowOrder.Ascending(probabilities);
        int bins = Math.Min(binCount, order.Length);
        ReliabilityBin[] curve = new ReliabilityBin[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            int from = (int)((long)bin * order.Length / bins);
            int to = (int)((long)(bin + 1) * order.Length / bins);
            curve[bin] = ToBin(outcomes, probabilities, order.AsSpan(from, to - from));
        }

        return curve;
    }

    /// <summary>The curve of the most probable class being the true one; the first of equally probable ones.</summary>
    /// <param name="labels">The true class of each row.</param>
    /// <param name="probabilities">The probabilities of all classes, row by row.</param>
    /// <param name="binCount">The most bins.</param>
    public static IReadOnlyList<ReliabilityBin> OfTopLabel(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int binCount)
    {
        int classCount = MetricInput.ClassCount(labels, probabilities);
        bool[] isRight = new bool[labels.Length];
        double[] tops = new double[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> values = probabilities.Slice(row * classCount, classCount);
            int top = RowOrder.IndexOfLargest(values);
            tops[row] = values[top];
            isRight[row] = top == labels[row];
        }

        return Of(isRight, tops, binCount);
    }

    private static ReliabilityBin ToBin(
        ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> rows)
    {
        double sum = 0;
        int came = 0;
        foreach (int row in rows)
        {
            sum += probabilities[row];
            came += outcomes[row] ? 1 : 0;
        }

        return new ReliabilityBin(rows.Length, sum / rows.Length, came / (double)rows.Length);
    }
}
