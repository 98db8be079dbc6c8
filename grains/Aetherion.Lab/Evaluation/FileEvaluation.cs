using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Evaluates the published regime on a file's bars: trains by the rules of the service on bars before each window,
/// labels the window as the live grains would, and scores every bar once.
/// </summary>
public sealed class FileEvaluation
{
    private readonly FileEvaluationRequest _request;
    private readonly TimeProvider _time;
    private readonly RecordedBars _bars;
    private readonly RegimeTrack _track;
    private readonly double[] _volatilities;
    private readonly ReliabilitySamples _samples = new();

    private FileEvaluation(FileEvaluationRequest request, TimeProvider time)
    {
        _request = request;
        _time = time;
        _bars = RecordedBars.Of(request.Instrument, request.Timeframe, request.Bars, request.Anomalies);
        _track = new RegimeTrack(_bars, request.Detector);
        _volatilities = NextHourVolatility.Of(_bars.Closes);
    }

    /// <summary>Evaluates.</summary>
    /// <param name="request">Which bars, and how.</param>
    /// <param name="time">For the progress of fits.</param>
    /// <param name="progress">Told before each fold and at the end.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <exception cref="ArgumentException">
    /// There are too few bars to train on or to score, or the model cannot be read from bars.
    /// </exception>
    public static async Task<FileEvaluationReport> RunAsync(
        FileEvaluationRequest request,
        TimeProvider time,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Model is { } model)
            RecordedBars.RequireFeaturesOf(model);
        return await new FileEvaluation(request, time).RunAsync(progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FileEvaluationReport> RunAsync(
        IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        (EvaluationProtocol protocol, ImmutableArray<WalkForwardFold> folds) = EvaluationFolds.Of(_bars, _request);
        List<FoldReport> reports = [];
        foreach (WalkForwardFold fold in folds)
        {
            progress?.Report(new EvaluationProgress(_request.Name, reports.Count, folds.Length));
            reports.Add(await RunAsync(fold, protocol, cancellationToken).ConfigureAwait(false));
        }

        progress?.Report(new EvaluationProgress(_request.Name, folds.Length, folds.Length));
        RowRange scored = new(folds[0].Test.Start, folds[^1].Test.End);
        RequireLabels(scored);
        PublishedRegimeScore score = PublishedRegimeScorer.Score(_track.ToLabelled(), scored.Start, scored.End);
        return new FileEvaluationReport(
            _request, protocol, _bars, _track, scored, score,
            CrisisRatioInterval.Of(_track.Labels, _volatilities, scored),
            CrisisRatioInterval.LessPlainRule(_track.Labels, score.PlainRuleBars, _volatilities, scored),
            [.. reports], _samples.Crisis(),
            PredictorEvaluation.Of(
                _bars, scored, AnomalyScore.Of(_bars, scored, _request), protocol == EvaluationProtocol.BurnInOnly, cancellationToken),
            reports[0].TrainingHash, HashOf(scored));
    }

    private void RequireLabels(RowRange scored)
    {
        if (_track.Labels.Skip(scored.Start).Take(scored.Length).All(label => label == Regime.Unknown))
            throw new ArgumentException(
                $"None of the {scored.Length} bars to be scored has a regime, so there is nothing to judge: the features of the model are "
                + "known on none of them. Give more bars before the first one that is scored.");
    }

    private async Task<FoldReport> RunAsync(
        WalkForwardFold fold, EvaluationProtocol protocol, CancellationToken cancellationToken)
    {
        RegimeModel model = _request.Model
            ?? await TrainAsync(fold.Training, cancellationToken).ConfigureAwait(false);
        if (fold.Index == 0 && protocol != EvaluationProtocol.BurnInOnly)
            _track.Run(model, new RowRange(0, fold.Test.Start));
        _track.Run(model, fold.Test);
        _samples.Add(_track, _volatilities, fold);
        ObservationMatrix trained = _bars.RowsOf(model, fold.Training);
        ObservationMatrix tested = _bars.RowsOf(model, fold.Test);
        return new FoldReport(
            fold, _bars.CloseTimes[fold.Test.Start], _bars.CloseTimes[fold.Test.End - 1], model.Version,
            fold.Training.Length > 0 ? HashOf(fold.Training) : model.Training.DataHash, HashOf(fold.Test),
            fold.Training.Length > 0 ? InSample(model, trained, fold.Training) : null,
            FiguresOf(model, tested, _track, fold.Test),
            DriftOf(model, trained, tested));
    }

    private async Task<RegimeModel> TrainAsync(RowRange range, CancellationToken cancellationToken)
    {
        TrainingRequest training = new(
            _request.Instrument, _request.Timeframe, CandlesOf(range).ToAsyncEnumerable())
        {
            Detector = _request.Detector,
        };
        training = training with { Fit = training.Fit with { Seed = _request.Seed } };
        TrainingReport report = await new RegimeTrainer(_time)
            .TrainAsync(training, null, cancellationToken).ConfigureAwait(false);
        return report.Model;
    }

    /// <summary>The bars of the request that closed within a range of recorded ones.</summary>
    private IEnumerable<Candle> CandlesOf(RowRange range)
    {
        DateTime after = range.Start == 0 ? DateTime.MinValue : _bars.CloseTimes[range.Start - 1];
        DateTime last = _bars.CloseTimes[range.End - 1];
        return _request.Bars.SkipWhile(bar => bar.CloseTime <= after).TakeWhile(bar => bar.CloseTime <= last);
    }

    private string HashOf(RowRange range) => DataHash.Of(CandlesOf(range));

    private FoldFigures InSample(RegimeModel model, ObservationMatrix rows, RowRange training)
    {
        RegimeTrack track = new(_bars, _request.Detector);
        track.Run(model, training);
        return FiguresOf(model, rows, track, training);
    }

    private static FoldFigures FiguresOf(RegimeModel model, ObservationMatrix rows, RegimeTrack track, RowRange range)
    {
        PublishedRegimeScore score = PublishedRegimeScorer.Score(track.ToLabelled(), range.Start, range.End);
        double? logLikelihood = rows.RowCount == 0
            ? null
            : ForwardBackward.LogLikelihood(model.HiddenMarkov, model.Scaler.Transform(rows)) / rows.RowCount;
        return new FoldFigures(
            range.Length, logLikelihood is { } known && double.IsFinite(known) ? known : null, score.CrisisRatio, score.MeanDwellBars);
    }

    private static ImmutableSortedDictionary<Feature, double> DriftOf(
        RegimeModel model, ObservationMatrix trained, ObservationMatrix tested) => Enumerable
        .Range(0, model.Features.Length)
        .Select(column => (Feature: model.Features[column], Index: PopulationStability.Of(
            Column(trained, column), Column(tested, column))))
        .Where(pair => pair.Index is not null)
        .ToImmutableSortedDictionary(pair => pair.Feature, pair => pair.Index!.Value);

    private static double[] Column(ObservationMatrix rows, int column)
    {
        double[] values = new double[rows.RowCount];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = rows.Row(row)[column];
        }

        return values;
    }
}
