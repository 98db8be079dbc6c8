using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Watches the models of a live symbol and timeframe on its closed bars and runs the challenger beside the champion. It
/// decides nothing, and nothing waits for it to be well. The key is a <c>RegimeKey</c> of live data.
/// </summary>
[Alias("Aetherion.ModelMonitor")]
public interface IModelMonitorGrain : IGrainWithStringKey
{
    /// <summary>What it has seen; without a champion before the first bar.</summary>
    [AlwaysInterleave]
    Task<MonitorSnapshot> GetSnapshot();

    /// <summary>Looks up anew which version is the challenger.</summary>
    Task Refresh();

    /// <summary>
    /// Watches the forecasts of that classifier from now on; null for none. The same again changes nothing, another one begins
    /// without forecasts.
    /// </summary>
    Task UseClassifier(string? version);

    /// <summary>
    /// Takes forecasts in whose outcomes are known by now, for the calibration of the classifier in charge; those of another
    /// version are left out.
    /// </summary>
    Task RecordForecasts(ImmutableArray<ForecastOutcome> forecasts);

    /// <summary>Stores the state now, not only every so many bars.</summary>
    Task Checkpoint();
}
