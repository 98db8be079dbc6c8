using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Is subscribed by its attribute and attaches its observer when it is activated.</summary>
[ImplicitStreamSubscription("attached")]
public sealed class SubscribingGrain(Probe probe) : Grain, ISubscribingGrain, IAsyncObserver<Reading>
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var provider in new[] { "pressed", "cursor" })
            await this.GetStreamProvider(provider)
                .GetStream<Reading>(StreamId.Create("attached", this.GetPrimaryKeyString()))
                .SubscribeAsync(this);
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task OnNextAsync(Reading item, StreamSequenceToken? token = null)
    {
        probe.Record($"attached took {item.Number}");
        return Task.CompletedTask;
    }
}
