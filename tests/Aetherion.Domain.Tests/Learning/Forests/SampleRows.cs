using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Forests;

/// <summary>Rows whose class and number follow from the first two of four features, with noise.</summary>
internal sealed record SampleRows(FeatureMatrix Rows, int[] Labels, double[] Targets)
{
    public const int ClassCount = 3;
    private const int ColumnCount = 4;

    /// <param name="rowCount">Number of rows.</param>
    /// <param name="seed">Of all draws.</param>
    /// <param name="distinct">Different values of a feature; 0 for all different.</param>
    /// <param name="missingShare">Share of values of the first feature that are missing, which itself says the
    /// class.</param>
    public static SampleRows Draw(int rowCount, int seed, int distinct = 0, double missingShare = 0)
    {
        Random random = new(seed);
        double[] values = new double[rowCount * ColumnCount];
        int[] labels = new int[rowCount];
        double[] targets = new double[rowCount];
        for (int row = 0; row < rowCount; row++)
        {
            Span<double> features = values.AsSpan(row * ColumnCount, ColumnCount);
            foreach (ref double feature in features)
                feature = distinct > 0 ? random.Next(distinct) / (double)distinct : random.NextDouble();
            targets[row] = Math.Sin(5 * features[0]) + features[1] + (0.1 * random.NextDouble());
            labels[row] = targets[row] > 1.2 ? 2 : targets[row] > 0.4 ? 1 : 0;
            if (random.NextDouble() < missingShare)
                (features[0], labels[row]) = (double.NaN, 2);
        }

        return new SampleRows(new FeatureMatrix(values, ColumnCount), labels, targets);
    }

    /// <summary>The same rows with every feature put through a rising function.</summary>
    public FeatureMatrix Transformed() =>
        new([.. Rows.Values.ToArray().Select(value => Math.Exp(3 * value) - 7)], Rows.ColumnCount);
}
