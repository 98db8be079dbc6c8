using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Is subscribed by its attribute and attaches its observer when asked.</summary>
[ImplicitStreamSubscription("implicit")]
public sealed class ImplicitGrain(Probe probe)
    : Grain, IImplicitGrain, IStreamSubscriptionObserver, IAsyncObserver<Reading>
{
    private string Key => this.GetPrimaryKeyString();

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        probe.Record($"{Key} is asked for {handleFactory.ProviderName} {handleFactory.StreamId}");
        await handleFactory.Create<Reading>().ResumeAsync(this);
    }

    public Task OnNextAsync(Reading item, StreamSequenceToken? token = null)
    {
        probe.Record($"{Key} took {item.Number}");
        return Task.CompletedTask;
    }
}
