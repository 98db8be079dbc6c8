using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainHost.Tests.Grains;

[Reentrant]
public sealed class ReentrantGrain(Probe probe) : Grain, IReentrantGrain
{
    private int _bumped;

    public async Task Pass(string gate)
    {
        probe.Record($"pass {gate} begins");
        await probe.Gate(gate);
    }

    public async Task Bump(int times)
    {
        for (var time = 0; time < times; time++)
        {
            // Loses bumps as soon as two turns run at once.
            var before = _bumped;
            Thread.SpinWait(50);
            _bumped = before + 1;
            await Task.Yield();
        }
    }

    public Task<int> Bumped() => Task.FromResult(_bumped);
}
