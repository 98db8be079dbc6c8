using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// Runs the weighted ensemble over a fold's test rows as it would run live: each outcome is learnt when its hour is
/// over, never sooner. Members are boosted trees, a random forest, the last hour's outlook by the training rows'
/// transitions, and the shares of the outlooks. Nothing is chosen: an outcome counts one sixth, because six rows share
/// an hour.
/// </summary>
public sealed class EnsembleStudy
{
    /// <summary>What the members are, in order.</summary>
    public static readonly ImmutableArray<string> Members = ["boosting", "forest", "last hour's transitions", "shares"];

    /// <summary>The configuration in its one written form.</summary>
    public const string Configuration =
        "boosting of 100 rounds and 8 leaves, forest of 100 trees with 50 rows a leaf, transitions, shares; an outcome "
        + "counts 1/6, share 0.001";

    private const int ClassCount = 3;
    private const int DelayRows = 6;

    private static readonly BlockBootstrap Bootstrap = new(new BlockBootstrapOptions { BlockLength = 144 });

    private static readonly GradientBoostingOptions BoostingOptions = new()
    {
        MaxRounds = 100, MaxLeaves = 8, LearningRate = 0.05, MinSamplesLeaf = 100, L2Regularization = 1,
    };

    private static readonly RandomForestOptions ForestOptions = new() { TreeCount = 100, MinSamplesLeaf = 50 };

    private readonly IReadOnlyList<Candle> _bars;
    private readonly OutlookRows _rows;

    public EnsembleStudy(IReadOnlyList<Candle> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _bars = bars;
        _rows = new OutlookRows(bars);
    }

    /// <summary>Trains the members on a fold's training rows and runs the ensemble over its test rows.</summary>
    public EnsembleStudyResult Run(WalkForwardFold fold)
    {
        ArgumentNullException.ThrowIfNull(fold);
        RowRange training = _rows.Within(fold.Training);
        RowRange test = _rows.Within(fold.Test);
        OutlookThresholds thresholds = _rows.Thresholds(training);
        double[][] members = MemberForecasts(training, test, thresholds);
        int[] labels = _rows.Labels(test, thresholds);
        double[] mixtures = Mix(members, labels, out double[] weights);
        double[] losses = new double[labels.Length];
        double[] equal = new double[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            losses[row] = Loss(mixtures[(row * ClassCount) + labels[row]]);
            equal[row] = Loss(members.Average(member => member[(row * ClassCount) + labels[row]]));
        }

        return Score(labels, members, losses, equal, weights, fold.Test.Start);
    }

    /// <summary>What the ensemble says of each row, knowing the labels of hours that are over by then.</summary>
    /// <param name="members">The probabilities that each member gives every row.</param>
    /// <param name="labels">What the next hour of each row was.</param>
    /// <param name="weights">Of the members, after the last outcome.</param>
    internal static double[] Mix(double[][] members, int[] labels, out double[] weights)
    {
        WeightedEnsemble ensemble = new(
            members.Length, ClassCount, new WeightedEnsembleOptions { LearningRate = 1.0 / DelayRows });
        double[] mixtures = new double[labels.Length * ClassCount];
        for (int row = 0; row < labels.Length; row++)
        {
            if (row >= DelayRows)
                ensemble.Learn(labels[row - DelayRows]);
            double[] said = [.. members.SelectMany(member => member[(row * ClassCount)..((row + 1) * ClassCount)])];
            ensemble.Forecast(said, mixtures.AsSpan(row * ClassCount, ClassCount));
        }

        weights = [.. ensemble.Weights];
        return mixtures;
    }

    private EnsembleStudyResult Score(
        int[] labels, double[][] members, double[] losses, double[] equal, double[] weights, int testStart)
    {
        double[][] memberLosses =
        [
            .. members.Select(
                member => labels.Select((label, row) => Loss(member[(row * ClassCount) + label])).ToArray()),
        ];
        return new EnsembleStudyResult(
            losses.Average(),
            equal.Average(),
            [.. memberLosses.Select(member => member.Average())],
            Bootstrap.Difference(equal, losses),
            Bootstrap.Difference(memberLosses[0], losses),
            [.. weights],
            DataHash.Of(_bars.Take(testStart)),
            DataHash.Of(_bars.Skip(testStart)));
    }

    private static double Loss(double probability) => -Math.Log(Math.Max(probability, 1e-15));

    private double[][] MemberForecasts(RowRange training, RowRange test, OutlookThresholds thresholds)
    {
        FeatureMatrix rows = _rows.Features(training);
        int[] labels = _rows.Labels(training, thresholds);
        int[] lastHours = _rows.LastHours(training, thresholds);
        double[] transitions = OutlookShares.Transitions(labels, lastHours);
        return
        [
            _rows.Predict(GradientBoosting.FitClassifier(rows, labels, ClassCount, BoostingOptions), test),
            _rows.Predict(RandomForest.FitClassifier(rows, labels, ClassCount, ForestOptions), test),
            [.. _rows.LastHours(test, thresholds).SelectMany(
                last => transitions[(last * ClassCount)..((last + 1) * ClassCount)])],
            [.. Enumerable.Repeat(OutlookShares.Of(labels, _ => true), test.Length).SelectMany(shares => shares)],
        ];
    }
}
