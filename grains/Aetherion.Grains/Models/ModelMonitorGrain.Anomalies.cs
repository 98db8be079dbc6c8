using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Models;

/// <summary>The anomaly model: which one scores the bars, and what it is compared with.</summary>
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
