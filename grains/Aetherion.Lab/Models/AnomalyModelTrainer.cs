using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Learning.Outliers;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>
/// Trains anomaly models for the registry: on the first three quarters of the bars, less purge and embargo, judged once on the
/// last. The model that was judged is the one registered.
/// </summary>
public sealed class AnomalyModelTrainer(TimeProvider time) : IModelTrainer
{
    /// <summary>The fewest bars: the last quarter is a day of minutes, and what is before purge and embargo gives rows enough.</summary>
    public const int BarCountMin = 4 * 1_440;

    private const double TrainingShare = 0.75;

    /// <summary>Fitting and judging.</summary>
    private const int StepCount = 2;

    public string Family => ModelFamilies.Anomaly;

    public async Task<TrainedModel> TrainAsync(
        TrainingJobRequest request,
        Instrument instrument,
        IAsyncEnumerable<Candle> bars,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Timeframe < Timeframe.M1)
            throw new ArgumentException($"Anomalies are scored from M1 up; {request.Timeframe} has none.");
        var read = await AnomalyBars.ReadAsync(
            instrument, request.Timeframe, bars, new StageProgress(TrainingStage.Reading, null, time, progress),
            cancellationToken);
        if (read.Count < BarCountMin)
            throw new ArgumentException(
                $"{read.Count:#,0} bars of {request.Timeframe} are too few for an anomaly model; give at least {BarCountMin:#,0}.");
        var fold = WalkForward.SplitAt(read.Count, (int)(read.Count * TrainingShare));
        var fitting = new StageProgress(TrainingStage.Fitting, StepCount, time, progress);
        var (model, reference) = Fit(request, read, fold.Training.End, cancellationToken);
        fitting.Report(1);
        var (inSample, outOfSample) = AnomalyShares.Of(model, read, fold, cancellationToken);
        fitting.Report(StepCount);
        return new TrainedModel(
            AnomalyRegistration.Of(
                model, request.Scope, time.GetUtcNow().UtcDateTime,
                AnomalyRegistration.FiguresOf(model, read, fold, inSample, outOfSample)) with
            {
                Reference = TrainingReferenceDocument.Write(reference),
            },
            Refusal: null)
        {
            Reservation = AnomalyCharge.WhyOff(model, outOfSample),
        };
    }

    private static (AnomalyModel Model, TrainingReference Reference) Fit(
        TrainingJobRequest request, AnomalyBars bars, int trainedCount, CancellationToken cancellationToken)
    {
        var trainer = new AnomalyTrainer(request.Instrument, request.Timeframe);
        for (var bar = 0; bar < trainedCount; bar++)
            trainer.Add(bars.OpenTimeOf(bar), bars.CloseTimeOf(bar), bars.FeaturesOf(bar));
        if (trainer.RowCount < TailCalibration.RowCountMin)
            throw new ArgumentException(
                $"Of the first {trainedCount:#,0} bars, which it would be trained on, {trainer.RowCount:#,0} have a return, a range "
                + $"and a volume; at least {TailCalibration.RowCountMin:#,0} have to. Give more bars, of a market with volume.");
        return (
            trainer.Train(new IsolationForestOptions { Seed = request.Seed }, cancellationToken),
            TrainingReferences.Of(trainer));
    }
}
