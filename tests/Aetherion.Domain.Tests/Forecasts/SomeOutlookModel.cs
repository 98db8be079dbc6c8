using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Supervised;

namespace Aetherion.Domain.Tests.Forecasts;

/// <summary>A small outlook model whose word follows the last five bars' return.</summary>
internal static class SomeOutlookModel
{
    private const int RowCount = 600;

    public static OutlookModel Fit(int seed = 1) => Of(
        Supervised(OutlookFeatures.Names, OutlookModel.ClassNames, seed), new OutlookThresholds(0.005, 0.1));

    public static OutlookModel Of(SupervisedModel model, OutlookThresholds thresholds) => new(
        model, thresholds, new OutlookRule(1.5, 2), [0.6, 0.3, 0.1, 0.5, 0.4, 0.1, 0.2, 0.2, 0.6], [0.5, 0.3, 0.2]);

    public static SupervisedModel Supervised(
        IReadOnlyList<string> features, IReadOnlyList<string> classes, int seed = 1)
    {
        Random random = new(seed);
        double[] values = new double[RowCount * features.Count];
        int[] labels = new int[RowCount];
        for (int row = 0; row < RowCount; row++)
        {
            for (int column = 0; column < features.Count; column++)
                values[(row * features.Count) + column] = 0.004 * (random.NextDouble() - 0.5);
            labels[row] = Math.Clamp(
                (int)((values[row * features.Count] + 0.002) / 0.004 * classes.Count), 0, classes.Count - 1);
        }

        GradientBoosting boosting = GradientBoosting.FitClassifier(
            new FeatureMatrix(values, features.Count), labels, classes.Count,
            new GradientBoostingOptions { MaxRounds = 10 });
        double[] even = [.. classes.Select(_ => 1.0)];
        return new SupervisedModel(
            [boosting], [1], new TemperatureScaling(1, classes.Count), even, features, classes);
    }
}
