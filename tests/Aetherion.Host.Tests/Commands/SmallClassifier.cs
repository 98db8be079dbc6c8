using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.GrainInterfaces;

namespace Aetherion.Host.Tests.Commands;

/// <summary>A classifier whose word follows one feature, fitted in no time.</summary>
internal static class SmallClassifier
{
    private const int RowCount = 300;

    public static readonly ModelScope Scope = ModelScope.Parse("classifier/binance:BTCUSDT/M1");

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static RegisteredModel Registered(OutlookModel model) => new(
        model.Version, Scope, Start, Start.AddDays(-30), Start, new string('c', 64), [.. OutlookFeatures.Names],
        OutlookModelDocument.Write(model), RegisteredModel.Nothing, RegisteredModel.Nothing, 1);

    public static OutlookModel Fit()
    {
        double[] values = new double[RowCount * OutlookFeatures.ColumnCount];
        int[] labels = new int[RowCount];
        for (int row = 0; row < RowCount; row++)
        {
            labels[row] = row % OutlookModel.ClassCount;
            values[row * OutlookFeatures.ColumnCount] = labels[row];
        }

        GradientBoosting boosting = GradientBoosting.FitClassifier(
            new FeatureMatrix(values, OutlookFeatures.ColumnCount), labels, OutlookModel.ClassCount,
            new GradientBoostingOptions { MaxRounds = 2 });
        SupervisedModel model = new(
            [boosting], [1], new TemperatureScaling(1, OutlookModel.ClassCount), [1, 1, 1], OutlookFeatures.Names,
            OutlookModel.ClassNames);
        return new OutlookModel(
            model, new OutlookThresholds(0.005, 0.1), new OutlookRule(1, 1),
            [0.6, 0.3, 0.1, 0.5, 0.4, 0.1, 0.2, 0.2, 0.6], [0.5, 0.3, 0.2]);
    }
}
