using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Models;

/// <summary>The anomaly models: which one scores the bars, which one runs beside it, and what they are compared with.</summary>
public sealed partial class ModelMonitorGrain
{
    /// <summary>The last one that could not be loaded: it is told of once.</summary>
    private string? _unwatchedAnomalyModel;

    /// <summary>Watches the model that scored a batch from its first bar on, and none where that cannot be had.</summary>
    /// <param name="version">Null where the batch does not say, as of bars of earlier versions.</param>
    /// <param name="firstSequence">Of the batch.</param>
    private async Task ChangeAnomalyModelAsync(string? version, long firstSequence, CancellationToken cancellationToken)
    {
        var watched = _monitor.Anomalies.Version;
        if (version == watched || (watched is null && version == _unwatchedAnomalyModel))
            return;
        var reference = await AnomalyReferenceAsync(version, cancellationToken);
        _unwatchedAnomalyModel = reference is null ? version : null;
        _monitor.Anomalies.SetChampion(reference, firstSequence - 1);
        await WarmInputsAsync(_monitor.Anomalies.Drift, firstSequence, cancellationToken);
    }

    /// <summary>
    /// Runs the challenger that the registry names in place of any other; true when that is another one than before. One that cannot
    /// be loaded is not run, and the champion is watched without it.
    /// </summary>
    private async Task<bool> TryChangeAnomalyChallengerAsync(CancellationToken cancellationToken)
    {
        var watched = _monitor.Anomalies;
        var before = watched.Challenger?.Version;
        var version = await registry.FindChallengerAsync(
            ModelFamilies.Anomaly, _key.Symbol.Instrument, _key.Timeframe, cancellationToken);
        if (version == before)
            return false;
        watched.SetChallenger(await AnomalyReferenceAsync(version, cancellationToken));
        return watched.Challenger?.Version != before;
    }

    /// <summary>
    /// Shows a challenger that has seen none the stored bars before the next one that the monitor takes, from which it is compared on.
    /// </summary>
    /// <param name="firstSequence">Of a batch: after a kill its bars may be ones that were seen.</param>
    private Task WarmAnomalyChallengerAsync(long firstSequence, CancellationToken cancellationToken) =>
        _monitor.Anomalies.Challenger is { Sequence: 0 } track
            ? TryWarmAsync(
                "challenger", Math.Max(firstSequence, _monitor.Sequence + 1), bars => track.Warm(bars.AsSpan()), cancellationToken)
            : Task.CompletedTask;

    /// <summary>Null for a model that cannot be loaded, which is not watched. One whose reference cannot be read is watched without it.</summary>
    private async Task<AnomalyReference?> AnomalyReferenceAsync(string? version, CancellationToken cancellationToken)
    {
        if (version is null || await LoadAnomalyModelAsync(version, cancellationToken) is not { } model)
            return null;
        try
        {
            return new AnomalyReference(model, (await ReferenceAsync(version, cancellationToken)).Inputs);
        }
        catch (InvalidDataException exception)
        {
            logger.LogError(exception, "The inputs of {Version} of {Key} are not compared with training.", version, _key);
            return new AnomalyReference(model, []);
        }
    }

    private async Task<AnomalyModel?> LoadAnomalyModelAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await anomalyModels.GetAsync(
                _key.Symbol.Instrument, _key.Timeframe, version, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            logger.LogError(exception, "The anomaly model {Version} of {Key} is not watched.", version, _key);
            return null;
        }
    }
}
