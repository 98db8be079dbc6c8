using Orleans;

namespace Aetherion.Benchmarks.Core;

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<int> Echo(int value) => Task.FromResult(value);

    public async Task CallMany(string key, int count)
    {
        var other = GrainFactory.GetGrain<IEchoGrain>(key);
        for (var i = 0; i < count; i++)
            await other.Echo(i);
    }
}
