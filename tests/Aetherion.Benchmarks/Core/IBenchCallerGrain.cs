using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <summary>Calls another grain, one call after the other.</summary>
internal interface IBenchCallerGrain : IGrainWithStringKey
{
    Task<int> Call(string key, int count);
}
