using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Models;

/// <summary>
/// Trains regime models that may replace a champion. A refit of the champion (the same features, preset and number of
/// states) keeps its names; one whose states are too far from the champion's is named afresh and refused. Each is judged on
/// bars that were held back, where there are enough.
/// </summary>
public sealed class RegimeRefit(TimeProvider time)
{
    /// <summary>The same bars give the same version, which is no longer refused once it was trained under those terms.</summary>
    private const string Advice =
        "Train on the same bars again, named afresh (--afresh, isNamedAfresh), and it can be promoted; or as before, once "
        + "nothing is in charge of its scope any more.";

    private readonly RegimeTrainer _trainer = new(time);

    /// <param name="champion">Null, or one that cannot be read any more, is nothing to continue.</param>
    /// <returns>What was trained, and why it may not take charge; null when it may.</returns>
    public async Task<(TrainingReport Report, string? Refusal)> TrainAsync(
        TrainingRequest request,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = time.GetTimestamp();
        var bars = await _trainer.ReadAsync(request, progress, cancellationToken);
        var whyNotJudged = HeldOutEvaluation.WhyNot(bars, request.Fit.StateCount);
        var isJudged = whyNotJudged is null;
        var fitting = new FitProgressAdapter(time, progress, isJudged ? 2 : 1);
        var (report, refusal) = Train(request, Read(champion), bars, fitting, cancellationToken);
        fitting.EndFit();
        // Of a year of minutes the first fit leaves large arrays, which the second is to use again instead of new memory.
        if (isJudged)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        var outOfSample = isJudged ? HeldOutEvaluation.Score(_trainer, request, bars, fitting, cancellationToken) : null;
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        return (report with { OutOfSample = outOfSample, WhyNotJudged = whyNotJudged, Seconds = seconds }, refusal);
    }

    private (TrainingReport Report, string? Refusal) Train(
        TrainingRequest request, RegimeModel? previous, FeatureBars bars, FitProgressAdapter fitting,
        CancellationToken cancellationToken)
    {
        if (previous is not null && IsRefit(request, previous))
            request = request with { Previous = previous };
        var (report, refusal) = _trainer.Train(request, bars, fitting, cancellationToken);
        // A refused model is kept for the record: the registry has it with its figures.
        return (report, refusal is null ? WhyUnfit(report) : $"{refusal} {Advice}");
    }

    /// <summary>A feature that never changes tells no states apart: of a price that never moved, all names are noise.</summary>
    private static string? WhyUnfit(TrainingReport report) => report.ConstantFeature is { } feature
        ? $"{feature} is the same in every bar, so no states can be told apart by it. Train on a market that moves."
        : null;

    private static bool IsRefit(TrainingRequest request, RegimeModel previous) =>
        previous.Features.SequenceEqual(request.Features) && previous.Preset == request.Preset
        && previous.HiddenMarkov.StateCount == request.Fit.StateCount;

    private static RegimeModel? Read(RegisteredModel? champion)
    {
        try
        {
            return champion is null ? null : RegimeModelDocument.Read(champion.Document);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
