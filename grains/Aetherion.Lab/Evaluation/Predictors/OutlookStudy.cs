using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Metrics;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// Trains the classifier of the next hour's outlook on the bars before a fold's test window and scores it once inside
/// it, beside the last hour's outlook carried forward and the shares of the outlooks. Labels' thresholds come from all
/// training rows; options of the boosting and the decision rule from the last quarter of them.
/// </summary>
public sealed class OutlookStudy
{
    private const int ClassCount = 3;
    private const int PurgedRows = 150;

    /// <summary>Three quarters of them, less those purged, are the least that a leaf of 100 rows can be split on.</summary>
    private const int RowCountMin = 470;

    /// <summary>A day of every tenth minute.</summary>
    private static readonly BlockBootstrapOptions Blocks = new() { BlockLength = 144 };

    private static readonly ImmutableArray<GradientBoostingOptions> Candidates =
    [
        Options(rounds: 60, leaves: 4),
        Options(rounds: 120, leaves: 4),
        Options(rounds: 60, leaves: 8),
        Options(rounds: 100, leaves: 8),
        Options(rounds: 60, leaves: 15),
        Options(rounds: 100, leaves: 15),
    ];

    private static readonly ImmutableArray<double> RuleWeights = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];

    private readonly IReadOnlyList<Candle> _bars;
    private readonly OutlookRows _rows;

    public OutlookStudy(IReadOnlyList<Candle> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _bars = bars;
        _rows = new OutlookRows(bars);
    }

    /// <summary>Trainings of a study: one for each configuration, and one of the chosen.</summary>
    public static int FitCount => Candidates.Length + 1;

    /// <summary>Chooses, trains and scores.</summary>
    /// <param name="fold">What to train on and what to score on.</param>
    /// <param name="progress">Told how many of <see cref="FitCount"/> trainings are done.</param>
    /// <param name="cancellationToken">Ends the study between two rounds of a training.</param>
    /// <exception cref="ArgumentException">The fold has too few rows, or they are all of one outlook.</exception>
    public OutlookStudyResult Run(
        WalkForwardFold fold, Action<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fold);
        RowRange training = _rows.Within(fold.Training);
        RowRange test = _rows.Within(fold.Test);
        if (training.Length < RowCountMin || test.Length == 0)
        {
            throw new ArgumentException(
                $"{training.Length} rows to train on and {test.Length} to judge by are too few; give bars without gaps "
                + $"for at least {RowCountMin} and one.");
        }

        OutlookThresholds thresholds = _rows.Thresholds(training);
        int[] labels = _rows.Labels(training, thresholds);
        if (labels.Distinct().Count() < ClassCount)
            throw new ArgumentException("Some outlook never came on the training bars; give more bars, and such that move.");
        TrialLog trials = new();
        (GradientBoostingOptions options, OutlookRule rule) =
            Choose(training, thresholds, trials, progress, cancellationToken);
        GradientBoosting model = Train(training, thresholds, options, cancellationToken);
        progress?.Invoke(FitCount);
        return new OutlookStudyResult(
            model, thresholds, rule, Describe(options, rule), trials, RuleWeights.Length * RuleWeights.Length,
            DataHash.Of(_bars.Take(fold.Test.Start)), DataHash.Of(_bars.Skip(fold.Test.Start)),
            Score(test), Score(training), [.. OutlookShares.Transitions(labels, _rows.LastHours(training, thresholds))],
            [.. OutlookShares.Of(labels, _ => true)])
        {
            Reference = TrainingReferences.Of(OutlookFeatures.Names, _rows.Features(training)),
        };

        OutlookScore Score(RowRange rows) => OutlookScoring.Of(
            _rows.Labels(rows, thresholds),
            _rows.LastHours(rows, thresholds),
            _rows.Predict(model, rows),
            Shares(labels),
            rule,
            new BlockBootstrap(Blocks));
    }

    private static GradientBoostingOptions Options(int rounds, int leaves) => new()
    {
        MaxRounds = rounds,
        MaxLeaves = leaves,
        LearningRate = 0.05,
        MinSamplesLeaf = 100,
        L2Regularization = 1,
    };

    private static string Describe(GradientBoostingOptions options) => FormattableString.Invariant(
        $"boosting of {options.MaxRounds} rounds, {options.MaxLeaves} leaves, rate {options.LearningRate}, at least {options.MinSamplesLeaf} rows a leaf, l2 {options.L2Regularization}");

    private static string Describe(GradientBoostingOptions options, OutlookRule rule) => FormattableString.Invariant(
        $"{Describe(options)}, features of version {OutlookFeatures.Version}, weights 1 / {rule.TrendWeight} / {rule.HighRiskWeight}");

    private (GradientBoostingOptions Options, OutlookRule Rule) Choose(
        RowRange training, OutlookThresholds thresholds, TrialLog trials, Action<int>? progress,
        CancellationToken cancellationToken)
    {
        RowRange early = training with { End = training.Start + (training.Length * 3 / 4) - PurgedRows };
        RowRange late = training with { Start = training.Start + (training.Length * 3 / 4) };
        int[] labels = _rows.Labels(late, thresholds);
        Dictionary<string, (GradientBoostingOptions Options, double[] Probabilities)> tried = [];
        foreach (GradientBoostingOptions options in Candidates)
        {
            double[] probabilities = _rows.Predict(Train(early, thresholds, options, cancellationToken), late);
            tried[Describe(options)] = (options, probabilities);
            trials.Add(Describe(options), ProbabilityMetrics.LogLoss(labels, probabilities));
            progress?.Invoke(trials.Count);
        }

        (GradientBoostingOptions best, double[] chosen) = tried[trials.Best.Configuration];
        return (best, ChooseRule(labels, chosen));
    }

    private static OutlookRule ChooseRule(int[] labels, double[] probabilities)
    {
        OutlookRule best = OutlookRule.MostProbable;
        double most = 0;
        foreach (double trend in RuleWeights)
        {
            foreach (double highRisk in RuleWeights)
            {
                OutlookRule rule = new(trend, highRisk);
                double macroF1 = new ConfusionMatrix(
                    labels, OutlookScoring.Decide(probabilities, rule), ClassCount).MacroF1;
                if (macroF1 > most)
                    (best, most) = (rule, macroF1);
            }
        }

        return best;
    }

    private static double[] Shares(int[] labels)
    {
        double[] shares = new double[ClassCount];
        foreach (int label in labels)
            shares[label] += 1.0 / labels.Length;
        return shares;
    }

    private GradientBoosting Train(
        RowRange rows, OutlookThresholds thresholds, GradientBoostingOptions options, CancellationToken cancellationToken) =>
        GradientBoosting.FitClassifier(
            _rows.Features(rows), _rows.Labels(rows, thresholds), ClassCount,
            options with { Cancellation = cancellationToken });
}
