using System.Collections.Immutable;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Models;

/// <summary>The classifiers of the outlook: which are in use, what they forecast, and what they are compared with.</summary>
public sealed partial class ModelMonitorGrain
{
    public async Task<ImmutableArray<ForecastsTaken>> UseClassifiers(ClassifierInUse? champion, ClassifierInUse? challenger)
    {
        try
        {
            await RunTurnAsync(async cancel =>
            {
                await PrepareAsync(cancel);
                if (await TryChangeClassifiersAsync(champion, challenger, cancel) && _monitor.Champion is not null)
                    await Checkpoint();
            });
        }
        catch
        {
            FallBack();
            throw;
        }
        return [.. TakenOf(_monitor.Classifiers.Champion), .. TakenOf(_monitor.Classifiers.Challenger)];
    }

    public async Task RecordForecasts(ImmutableArray<ForecastOutcome> forecasts)
    {
        await RunTurnAsync(PrepareAsync);
        foreach (var forecast in forecasts)
        {
            if (forecast.Version is { } version)
            {
                _monitor.Classifiers.Add(
                    version, forecast.Sequence, forecast.Probabilities.AsSpan(), forecast.Outcome);
            }
        }
    }

    /// <summary>Changes what is not the same any more; true when that was something.</summary>
    private async Task<bool> TryChangeClassifiersAsync(
        ClassifierInUse? champion, ClassifierInUse? challenger, CancellationToken cancellationToken)
    {
        var watched = _monitor.Classifiers;
        var isChanged = watched.Champion?.Version != champion?.Version || watched.Challenger?.Version != challenger?.Version;
        if (watched.Champion?.Version != champion?.Version)
        {
            watched.SetChampion(champion?.Version, await TrainingAsync(champion?.Version, cancellationToken));
            await WarmInputsAsync(watched.Drift, _monitor.Sequence + 1, cancellationToken);
        }
        if (watched.Challenger?.Version != challenger?.Version)
            watched.SetChallenger(challenger?.Version, await TrainingAsync(challenger?.Version, cancellationToken));
        watched.Champion?.Begin(champion!.Since);
        if (challenger is not null)
            watched.Challenger?.Begin(challenger.Since);
        return isChanged;
    }

    /// <summary>What a classifier is compared with. One that cannot be read is watched without it.</summary>
    private async Task<ClassifierTraining> TrainingAsync(string? version, CancellationToken cancellationToken)
    {
        try
        {
            return version is not null && await registry.FindAsync(version, cancellationToken) is { } model
                ? ClassifierTrainings.Of(model)
                : ClassifierTraining.None;
        }
        catch (InvalidDataException exception)
        {
            logger.LogError(exception, "The inputs of {Version} of {Key} are not compared with training.", version, _key);
            return ClassifierTraining.None;
        }
    }

    private ImmutableArray<ForecastsTaken> TakenOf(ClassifierTrack? track)
    {
        if (track is not { LastForecast: { } taken })
            return [];
        var saved = state.State.Monitor;
        var stored = saved.Classifier?.Version == track.Version ? saved.Classifier
            : saved.ClassifierChallenger?.Version == track.Version ? saved.ClassifierChallenger
            : null;
        return [new ForecastsTaken(track.Version, taken, stored?.LastForecast ?? 0)];
    }
}
