using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Watches the models of a live symbol and timeframe on its closed bars and runs the challengers beside the champions. It
/// decides nothing, and nothing waits for it to be well. The key is a <c>RegimeKey</c> of live data.
/// </summary>
[Alias("Aetherion.ModelMonitor")]
public interface IModelMonitorGrain : IGrainWithStringKey
{
    /// <summary>What it has seen; without a champion before the first bar.</summary>
    [AlwaysInterleave]
    Task<MonitorSnapshot> GetSnapshot();

    /// <summary>Looks up anew which versions are the challengers of regime and anomaly model.</summary>
    Task Refresh();

    /// <summary>
    /// Watches those classifiers from now on, the one in charge and one beside it; null for none. The same again changes
    /// nothing, a challenger that takes charge keeps its forecasts, any other begins without.
    /// </summary>
    /// <returns>How far it has the outcomes of each.</returns>
    Task<ImmutableArray<ForecastsTaken>> UseClassifiers(ClassifierInUse? champion, ClassifierInUse? challenger);

    /// <summary>
    /// Takes forecasts in whose outcomes are known by now, of each classifier in the order of their bars. Those of another
    /// version are left out, and those that it has.
    /// </summary>
    Task RecordForecasts(ImmutableArray<ForecastOutcome> forecasts);

    /// <summary>Stores the state now, not only every so many bars.</summary>
    Task Checkpoint();
}
