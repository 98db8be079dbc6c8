using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Boosting;

/// <summary>The slow, obvious twin of one split by squared error: every feature, every value, missing on either
/// side.</summary>
internal static class NaiveSplit
{
    /// <summary>The predictions of the tree of two leaves that gains most, or of none.</summary>
    public static double[] Predictions(FeatureMatrix rows, double[] targets, GradientBoostingOptions options)
    {
        double mean = targets.Average();
        double[] gradients = Array.ConvertAll(targets, target => mean - target);
        double bestGain = 0;
        double[] best = [.. Enumerable.Repeat(mean, targets.Length)];
        foreach (Func<int, bool> goesLeft in Candidates(rows))
        {
            int[] left = [.. Enumerable.Range(0, targets.Length).Where(goesLeft)];
            int[] right = [.. Enumerable.Range(0, targets.Length).Except(left)];
            if (Math.Min(left.Length, right.Length) < options.MinSamplesLeaf)
                continue;
            double all = Part(gradients, [.. left, .. right], options);
            double gain = Part(gradients, left, options) + Part(gradients, right, options) - all;
            if (!(gain > bestGain * (1 + 1e-9)))
                continue;
            bestGain = gain;
            foreach (int[] side in (int[][])[left, right])
            {
                double step = -side.Sum(row => gradients[row]) / (side.Length + options.L2Regularization);
                foreach (int row in side)
                    best[row] = mean + (options.LearningRate * step);
            }
        }

        return best;
    }

    private static IEnumerable<Func<int, bool>> Candidates(FeatureMatrix rows) =>
        from feature in Enumerable.Range(0, rows.ColumnCount)
        from missingGoesLeft in (bool[])[false, true]
        from value in Enumerable.Range(0, rows.RowCount).Select(row => rows.Row(row)[feature]).Distinct()
        where !double.IsNaN(value)
        select (Func<int, bool>)(row => double.IsNaN(rows.Row(row)[feature])
            ? missingGoesLeft
            : rows.Row(row)[feature] <= value);

    private static double Part(double[] gradients, int[] rows, GradientBoostingOptions options) =>
        Math.Pow(rows.Sum(row => gradients[row]), 2) / (rows.Length + options.L2Regularization);
}
