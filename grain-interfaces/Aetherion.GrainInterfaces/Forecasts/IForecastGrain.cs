using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Forecasts the next hour of a live symbol from its closed one-minute bars. It decides nothing, and nothing waits for it.
/// The key is a <c>RegimeKey</c> of live data on M1.
/// </summary>
[Alias("Aetherion.Forecast")]
public interface IForecastGrain : IGrainWithStringKey
{
    /// <summary>The forecast made at the close of the latest bar; null while not enough bars are known.</summary>
    [AlwaysInterleave]
    Task<SymbolForecast?> GetForecast();
}
