using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Hands what it has to a counter when it is deactivated.</summary>
public sealed class FlushingGrain(Probe probe, ScopedThing thing) : Grain, IFlushingGrain
{
    private int _count;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        for (; _count > 0; _count--)
            await GrainFactory.GetGrain<ICounterGrain>("flushed").Increment();
        probe.Record($"flushed with a thing that is {(thing.IsDisposed ? "disposed" : "in use")}");
    }

    public Task Add()
    {
        _count++;
        return Task.CompletedTask;
    }
}
