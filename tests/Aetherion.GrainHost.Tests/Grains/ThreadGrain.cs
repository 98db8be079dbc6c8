using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class ThreadGrain(Probe probe) : Grain, IThreadGrain
{
    public static readonly AsyncLocal<string?> Flowing = new();

    public Task<int> Thread() => Task.FromResult(Environment.CurrentManagedThreadId);

    public async Task<(int Own, int Others)> ThreadOf(string key)
    {
        var own = Environment.CurrentManagedThreadId;
        return (own, await GrainFactory.GetGrain<IThreadGrain>(key).Thread());
    }

    public Task<string?> Ambient()
    {
        var found = Flowing.Value;
        Flowing.Value = "of the turn";
        RequestContext.Set("of", "the turn");
        return Task.FromResult(found);
    }

    public async Task<int> ThreadBehind(string gate)
    {
        probe.Record($"waits at {gate}");
        await probe.Gate(gate);
        return Environment.CurrentManagedThreadId;
    }
}
