using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>Trains regime models: bars to features to a fit to named states.</summary>
public sealed class RegimeTrainer(TimeProvider time)
{
    /// <summary>The fewest rows per state that a model is trained on.</summary>
    public const int RowsPerStateMin = 50;

    /// <summary>Trains a model.</summary>
    /// <param name="request">What to train on, and how.</param>
    /// <param name="progress">Told at most ten times a second and at the end of each stage, from any thread.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <exception cref="ArgumentException">The request contradicts itself, or its bars are too few.</exception>
    public async Task<TrainingReport> TrainAsync(
        TrainingRequest request,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Timeframe < Timeframe.M1)
            throw new ArgumentException($"Regimes start at M1; {request.Timeframe} has none.", nameof(request));
        long started = time.GetTimestamp();
        StageProgress reading = new(TrainingStage.Reading, request.BarCount, time, progress);
        FeatureBars bars = await FeatureBars.ReadAsync(request, reading, cancellationToken).ConfigureAwait(false);
        (ObservationMatrix rows, DateTime from, DateTime to) = bars.ToRows(request.Features);
        ThrowIfTooFew(rows, request.Fit.StateCount);
        StandardScaler scaler = StandardScaler.Fit(rows);
        ObservationMatrix scaled = scaler.Transform(rows);
        GaussianHmmFit fit = new BaumWelch(request.Fit).Fit(
            scaled, new FitProgressAdapter(time, progress), cancellationToken);
        RegimeTraining training = new(
            request.Instrument.Id, request.Timeframe, from, to, rows.RowCount, FeatureBars.HashOf(rows),
            fit.LogLikelihood, request.Fit.Seed);
        RegimeModel model = new(
            request.Features, scaler, fit.Model, RegimeLabeler.Name(fit.Model, request.Features), training);
        IReadOnlyList<Regime> labels = RegimeRun.Labels(model, request.Detector, bars.Bars);
        return new TrainingReport(
            model,
            bars.SourceCount,
            rows.RowCount,
            fit.LogLikelihood,
            fit.Model.Bic(fit.LogLikelihood, rows.RowCount),
            fit.IterationCount,
            fit.IsConverged,
            Summarise(model, scaled),
            LabelSummary.Of([.. labels.Where(label => label != Regime.Unknown)]),
            time.GetElapsedTime(started).TotalSeconds);
    }

    private static void ThrowIfTooFew(ObservationMatrix rows, int stateCount)
    {
        int rowsMin = RowsPerStateMin * stateCount;
        if (rows.RowCount < rowsMin)
        {
            throw new ArgumentException(
                $"{rows.RowCount} bars have all features; {stateCount} states need at least {rowsMin}. Give more bars " +
                "(the first 61 only fill the windows) or ask for fewer states.");
        }
    }

    private static ImmutableArray<StateSummary> Summarise(RegimeModel model, ObservationMatrix scaled)
    {
        GaussianHmm hiddenMarkov = model.HiddenMarkov;
        Posteriors smoothed = ForwardBackward.Smooth(hiddenMarkov, scaled);
        double[] shares = new double[hiddenMarkov.StateCount];
        for (int row = 0; row < smoothed.RowCount; row++)
        {
            for (int state = 0; state < shares.Length; state++)
            {
                shares[state] += smoothed.Row(row)[state] / smoothed.RowCount;
            }
        }

        return
        [
            .. shares.Select((share, state) => new StateSummary(
                state, model.Regimes[state], share, hiddenMarkov.ExpectedDwell(state), MeansOf(model, state))),
        ];
    }

    private static ImmutableArray<double> MeansOf(RegimeModel model, int state)
    {
        StandardScaler scaler = model.Scaler;
        return
        [
            .. Enumerable.Range(0, scaler.FeatureCount).Select(column =>
                scaler.Means[column] + (model.HiddenMarkov.Mean(state)[column] * scaler.Deviations[column])),
        ];
    }
}
