namespace Aetherion.Domain.Tests.Learning.Forests;

/// <summary>A tree that tries every value of every feature as a threshold and counts again each time.</summary>
internal sealed class NaiveTree
{
    private readonly double[] _shares;
    private readonly int _feature;
    private readonly double _threshold;
    private readonly NaiveTree? _left;
    private readonly NaiveTree? _right;

    public NaiveTree(IReadOnlyList<(double[] Features, int Label)> rows, int classCount, int minSamplesLeaf)
    {
        _shares = [.. Enumerable.Range(0, classCount).Select(k => rows.Count(r => r.Label == k) / (double)rows.Count)];
        double best = Impurity(rows, classCount) * (1 - 1e-12);
        for (int feature = 0; feature < rows[0].Features.Length; feature++)
        {
            foreach (double threshold in rows.Select(r => r.Features[feature]).Distinct().Order())
            {
                (double[], int)[] left = [.. rows.Where(r => r.Features[feature] <= threshold)];
                (double[], int)[] right = [.. rows.Where(r => r.Features[feature] > threshold)];
                if (left.Length < minSamplesLeaf || right.Length < minSamplesLeaf)
                    continue;
                double impurity = Impurity(left, classCount) + Impurity(right, classCount);
                if (impurity >= best - 1e-9)
                    continue;
                best = impurity;
                (_feature, _threshold) = (feature, threshold);
                _left = new NaiveTree(left, classCount, minSamplesLeaf);
                _right = new NaiveTree(right, classCount, minSamplesLeaf);
            }
        }
    }

    public double[] Predict(ReadOnlySpan<double> row) => _left is null
        ? _shares
        : (row[_feature] <= _threshold ? _left : _right!).Predict(row);

    /// <summary>Gini's impurity times the rows.</summary>
    private static double Impurity(IReadOnlyList<(double[] Features, int Label)> rows, int classCount) =>
        rows.Count - Enumerable.Range(0, classCount)
            .Sum(k => Math.Pow(rows.Count(r => r.Label == k), 2) / rows.Count);
}
