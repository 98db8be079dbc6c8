using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <inheritdoc cref="IBenchGrain"/>
internal sealed class BenchGrain : Grain, IBenchGrain
{
    public Task<int> Ping() => Task.FromResult(1);

    public Task Send(BenchMessage message) => Task.CompletedTask;
}
