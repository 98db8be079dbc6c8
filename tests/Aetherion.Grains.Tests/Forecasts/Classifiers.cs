using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Forecasts;

/// <summary>Small classifiers whose word follows the volatility of the last hour.</summary>
internal static class Classifiers
{
    public static readonly ModelScope Scope = new(ModelFamilies.Classifier, MarketTape.Instrument.Id, Timeframe.M1);
    public static readonly OutlookModel First = Fit(seed: 1);
    public static readonly OutlookModel Second = Fit(seed: 2);

    /// <summary>Every live input is far above what training saw.</summary>
    public static readonly TrainingReference Small = TrainingReference.None with
    {
        Inputs = [.. OutlookFeatures.Names.Select(name => new InputDistribution(name, [-2, -1], [0.4, 0.3, 0.3]))],
    };

    public static RegisteredModel Registered(
        OutlookModel model, ModelScope? scope = null, TrainingReference? reference = null) => new(
        model.Version, scope ?? Scope, MarketTape.Start, MarketTape.Start.AddDays(-30), MarketTape.Start,
        new string('c', 64), [.. OutlookFeatures.Names], OutlookModelDocument.Write(model),
        """{ "outOfSample": { "logLoss": 0.91 } }""",
        TrainingReferenceDocument.Write(reference ?? TrainingReference.None), 1);

    private static OutlookModel Fit(int seed)
    {
        var random = new Random(seed);
        var values = new double[600 * OutlookFeatures.ColumnCount];
        var labels = new int[600];
        for (var row = 0; row < labels.Length; row++)
        {
            for (var column = 0; column < OutlookFeatures.ColumnCount; column++)
                values[(row * OutlookFeatures.ColumnCount) + column] = 0.004 * random.NextDouble();
            labels[row] = Math.Min(2, (int)(values[(row * OutlookFeatures.ColumnCount) + 3] / 0.004 * 3));
        }
        var boosting = GradientBoosting.FitClassifier(
            new FeatureMatrix(values, OutlookFeatures.ColumnCount), labels, OutlookModel.ClassCount,
            new GradientBoostingOptions { MaxRounds = 5 });
        var model = new SupervisedModel(
            [boosting], [1], new TemperatureScaling(1, OutlookModel.ClassCount), [1, 1, 1], OutlookFeatures.Names,
            OutlookModel.ClassNames);
        return new OutlookModel(
            model, new OutlookThresholds(0.005, 0.1), new OutlookRule(1.5, 2),
            [0.6, 0.3, 0.1, 0.5, 0.4, 0.1, 0.2, 0.2, 0.6], [0.5, 0.3, 0.2]);
    }
}
