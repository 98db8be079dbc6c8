using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <summary>Counts stream events.</summary>
internal interface IBenchSubscriberGrain : IGrainWithStringKey
{
    Task<long> Count();
}
