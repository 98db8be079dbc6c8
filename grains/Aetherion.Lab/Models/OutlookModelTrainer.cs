using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>
/// Trains classifiers of the next hour for the registry, by the recipe of <see cref="OutlookStudy"/>: on the first three
/// quarters of the bars, judged once on the last, which no choice sees. The model that was judged is the one registered.
/// </summary>
public sealed class OutlookModelTrainer(TimeProvider time) : IModelTrainer
{
    /// <summary>The most bars a model is trained on: four years of minutes.</summary>
    public const int BarCountMax = 2_200_000;

    /// <summary>The fewest: thirty days.</summary>
    public const int BarCountMin = 30 * 1_440;

    private const double TrainingShare = 0.75;

    public string Family => ModelFamilies.Classifier;

    public async Task<TrainedModel> TrainAsync(
        TrainingJobRequest request,
        Instrument instrument,
        IAsyncEnumerable<Candle> bars,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Timeframe != Timeframe.M1)
            throw new ArgumentException($"Classifiers look at M1 bars; not at {request.Timeframe}.");
        var candles = await ReadAsync(bars, progress, cancellationToken);
        var fitting = new StageProgress(TrainingStage.Fitting, OutlookStudy.FitCount, time, progress);
        var options = new WalkForwardOptions();
        var fold = WalkForward.SplitAt(candles.Count, (int)(candles.Count * TrainingShare), options);
        var result = new OutlookStudy(candles).Run(fold, done => fitting.Report(done), cancellationToken);
        var model = ModelOf(result);
        // The labels of the last rows look at the bars of the purge; at those of the embargo nothing looks.
        var trainedCount = fold.Training.End + options.Purge;
        return new TrainedModel(OutlookRegistration.Of(
            model, result, request, candles, trainedCount, time.GetUtcNow().UtcDateTime), Refusal: null)
        {
            Reservation = WhyOff(result),
        };
    }

    /// <summary>The baselines that it does not beat beyond chance; null when it beats them all.</summary>
    internal static string? WhyOff(OutlookStudyResult result)
    {
        var evidence = Evidence.Of(result);
        var beaten = evidence.Comparisons.Where(comparison => !comparison.IsBeaten).Select(comparison =>
            FormattableString.Invariant(
                $"its {comparison.Figure} of {comparison.Value} is not beyond chance better than {comparison.BaselineValue} of {comparison.Baseline}"));
        return evidence.IsOnByDefault
            ? null
            : $"out of sample {string.Join(", and ", beaten)}. Train on more bars, or promote it by hand.";
    }

    private static OutlookModel ModelOf(OutlookStudyResult result)
    {
        var model = new SupervisedModel(
            [result.Model], [1], new TemperatureScaling(1, OutlookModel.ClassCount),
            [1, result.Rule.TrendWeight, result.Rule.HighRiskWeight], OutlookFeatures.Names, OutlookModel.ClassNames);
        return new OutlookModel(
            model, result.Thresholds, result.Rule, result.Transitions.AsSpan(), result.Shares.AsSpan());
    }

    private async Task<List<Candle>> ReadAsync(
        IAsyncEnumerable<Candle> bars, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var reading = new StageProgress(TrainingStage.Reading, null, time, progress);
        var candles = new List<Candle>();
        await foreach (var bar in bars.WithCancellation(cancellationToken))
        {
            if (bar.Timeframe != Timeframe.M1)
                throw new ArgumentException($"Classifiers are trained on M1 bars, not on {bar.Timeframe}.");
            if (candles.Count == BarCountMax)
                throw new ArgumentException($"More than {BarCountMax:#,0} bars; train on a later part of them.");
            candles.Add(bar);
            reading.Report(candles.Count);
        }
        return candles.Count >= BarCountMin
            ? candles
            : throw new ArgumentException(
                $"{candles.Count:#,0} bars are too few for a classifier; give at least {BarCountMin:#,0}.");
    }
}
