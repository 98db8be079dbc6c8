using Orleans;
using Orleans.Concurrency;

namespace Aetherion.Benchmarks.Core;

/// <summary>Does nothing, so that what a call costs is the host's.</summary>
internal interface IBenchGrain : IGrainWithStringKey
{
    Task<int> Ping();

    [OneWay]
    Task Send(BenchMessage message);
}
