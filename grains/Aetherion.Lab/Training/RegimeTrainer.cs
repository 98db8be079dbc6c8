using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>Trains regime models: bars to features to a fit to named states.</summary>
public sealed class RegimeTrainer(TimeProvider time)
{
    /// <summary>The fewest rows per state that a model is trained on.</summary>
    public const int RowsPerStateMin = 50;

    private readonly Lattices _lattices = new();

    /// <summary>Trains a model.</summary>
    /// <param name="request">What to train on, and how.</param>
    /// <param name="progress">Told at most ten times a second and at the end of each stage, from any thread.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <exception cref="ArgumentException">The request contradicts itself, or its bars are too few.</exception>
    /// <exception cref="RefitRefusedException">The states are too far from those of the model to continue.</exception>
    public async Task<TrainingReport> TrainAsync(
        TrainingRequest request,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        long started = time.GetTimestamp();
        FeatureBars bars = await ReadAsync(request, progress, cancellationToken).ConfigureAwait(false);
        (TrainingReport report, string? refusal) = Train(
            request, bars, new FitProgressAdapter(time, progress), cancellationToken);
        if (refusal is not null)
            throw new RefitRefusedException(refusal);
        return report with { Seconds = time.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>Reads the bars of a request.</summary>
    /// <exception cref="ArgumentException">The request contradicts itself.</exception>
    internal Task<FeatureBars> ReadAsync(
        TrainingRequest request, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Timeframe < Timeframe.M1)
            throw new ArgumentException($"Regimes start at M1; {request.Timeframe} has none.", nameof(request));
        StageProgress reading = new(TrainingStage.Reading, request.BarCount, time, progress);
        return FeatureBars.ReadAsync(request, reading, cancellationToken);
    }

    /// <summary>Trains on bars that were read; how long it took is not known here.</summary>
    /// <returns>
    /// What was trained, and why it cannot continue the model that it was to continue: then its states are named afresh. Null
    /// where it can.
    /// </returns>
    internal (TrainingReport Report, string? Refusal) Train(
        TrainingRequest request, FeatureBars bars, FitProgressAdapter progress, CancellationToken cancellationToken)
    {
        (ObservationMatrix rows, DateTime from, DateTime to) = bars.ToRows();
        FittedRegimes fitted = Fit(request, rows, from, to, progress, cancellationToken);
        RegimeModel model = fitted.Model;
        double logLikelihood = model.Training.LogLikelihood;
        Regime[] labels = TrainingLabels.Of(model, request.Detector, bars);
        TrainingReport report = new(
            model,
            bars.SourceCount,
            rows.RowCount,
            logLikelihood,
            model.HiddenMarkov.Bic(logLikelihood, rows.RowCount),
            fitted.IterationCount,
            fitted.IsConverged,
            [.. fitted.StateShares.Select((share, state) => Summarise(model, state, share))],
            LabelSummary.Of([.. labels.Where(label => label != Regime.Unknown)]),
            Seconds: 0)
        {
            Reference = TrainingReferences.Of(request.Features, rows),
            ConstantFeature = FindConstant(rows, request.Features),
        };
        return (report, fitted.Refusal);
    }

    /// <summary>Fits and names the states of rows, and nothing more.</summary>
    internal FittedRegimes Fit(
        TrainingRequest request, ObservationMatrix rows, DateTime from, DateTime to, FitProgressAdapter progress,
        CancellationToken cancellationToken)
    {
        ThrowIfTooFew(rows, request.Fit.StateCount);
        (StandardScaler scaler, ObservationMatrix scaled) = Scale(
            request.IsMirrored ? MirroredRows.Append(rows, request.Features) : rows.Values.ToArray(), rows.ColumnCount);
        GaussianHmmFit fit = new BaumWelch(request.Fit, _lattices).Fit(scaled, progress, cancellationToken);
        double[] shares = ForwardBackward.StateShares(fit.Model, scaled, _lattices);
        GaussianHmm hiddenMarkov = StartAnywhere(fit.Model, shares);
        (ImmutableArray<Regime> names, string? refusal) = StateNames.Of(request, hiddenMarkov, scaler);
        RegimeTraining training = new(
            request.Instrument.Id, request.Timeframe, from, to, rows.RowCount, FeatureBars.HashOf(rows),
            ForwardBackward.LogLikelihood(hiddenMarkov, scaler.Transform(rows)), request.Fit.Seed);
        RegimeModel model = new(
            request.Features, scaler, hiddenMarkov, names, training, request.CrisisGate, request.Preset, request.Calm);
        return new FittedRegimes(model, fit.IterationCount, fit.IsConverged, [.. shares], refusal);
    }

    /// <summary>Scales values in place: of a year of minutes each copy is a large one.</summary>
    private static (StandardScaler Scaler, ObservationMatrix Scaled) Scale(double[] values, int columnCount)
    {
        StandardScaler scaler = StandardScaler.Fit(new ObservationMatrix(values, columnCount));
        for (int at = 0; at < values.Length; at += columnCount)
        {
            Span<double> row = values.AsSpan(at, columnCount);
            scaler.Transform(row, row);
        }

        return (scaler, new ObservationMatrix(values, columnCount));
    }

    /// <summary>
    /// The start probabilities of a fit say in which state this one window began, with certainty. A filter that starts
    /// at some other time knows only how common each state is.
    /// </summary>
    private static GaussianHmm StartAnywhere(GaussianHmm fitted, double[] shares) => new(
        fitted.CovarianceType, shares, fitted.TransitionMatrix, fitted.Means, fitted.Covariances);

    private static void ThrowIfTooFew(ObservationMatrix rows, int stateCount)
    {
        int rowsMin = RowsPerStateMin * stateCount;
        if (rows.RowCount < rowsMin)
        {
            throw new ArgumentException(
                $"{rows.RowCount} bars have all features; {stateCount} states need at least {rowsMin}. Give more " +
                "bars (the first 61 only fill the windows) or ask for fewer states.");
        }
    }

    private static Feature? FindConstant(ObservationMatrix rows, ImmutableArray<Feature> features)
    {
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            int row = 1;
            while (row < rows.RowCount && rows.Row(row)[column] == rows.Row(0)[column])
                row++;
            if (row == rows.RowCount)
                return features[column];
        }

        return null;
    }

    private static StateSummary Summarise(RegimeModel model, int state, double share) => new(
        state, model.Regimes[state], share, model.HiddenMarkov.ExpectedDwell(state), MeansOf(model, state));

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
