using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <inheritdoc cref="IBenchCallerGrain"/>
internal sealed class BenchCallerGrain : Grain, IBenchCallerGrain
{
    public async Task<int> Call(string key, int count)
    {
        var other = GrainFactory.GetGrain<IBenchGrain>(key);
        var sum = 0;
        for (var index = 0; index < count; index++)
            sum += await other.Ping();
        return sum;
    }
}
