using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Domain.Tests.Learning.IsolationForests;

/// <summary>Correlated normal rows of three features, and the same with outliers.</summary>
internal static class SampleRows
{
    public static ObservationMatrix Normal(int rowCount, int seed, double outlierShare = 0)
    {
        Random random = new(seed);
        double[] values = new double[3 * rowCount];
        for (int row = 0; row < rowCount; row++)
        {
            double shift = random.NextDouble() < outlierShare ? 25 : 0;
            double common = Draw(random);
            values[3 * row] = common + shift;
            values[(3 * row) + 1] = (0.8 * common) + (0.6 * Draw(random)) - shift;
            values[(3 * row) + 2] = 5 + (2 * Draw(random));
        }

        return new ObservationMatrix(values, 3);
    }

    public static IsolationForest Forest(ObservationMatrix rows, IsolationForestOptions? options = null) =>
        IsolationForest.Fit(rows, options, TestContext.Current.CancellationToken);

    public static MahalanobisDistance Robust(
        ObservationMatrix rows, MinimumCovarianceDeterminantOptions? options = null) =>
        MinimumCovarianceDeterminant.Fit(rows, options, TestContext.Current.CancellationToken);

    private static double Draw(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
