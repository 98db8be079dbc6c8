using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Subscribes explicitly; resumes what it finds at activation. Its key may say how it listens.</summary>
public sealed class ListenerGrain(
    [PersistentState("listener", "store")] IPersistentState<ListenerState> state, Probe probe)
    : Grain, IListenerGrain, IAsyncObserver<Reading>, IAsyncBatchObserver<Reading>
{
    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var place in state.State.Streams)
        {
            var stream = StreamOf(place.Provider, place.Namespace, place.Key);
            foreach (var handle in await stream.GetAllSubscriptionHandles())
                await ResumeAsync(handle, place.Batches, state.State.ResumesAfterLast ? state.State.Last + 1 : null);
        }
    }

    public async Task Subscribe(string provider, string ns, string key, bool batches, long? from)
    {
        var stream = StreamOf(provider, ns, key);
        var token = from is { } number ? new EventSequenceTokenV2(number) : null;
        if (batches)
            await stream.SubscribeAsync((IAsyncBatchObserver<Reading>)this, token);
        else
            await stream.SubscribeAsync((IAsyncObserver<Reading>)this, token);
        state.State.Streams.Add(new ListenerPlace(provider, ns, key, batches));
        state.State.ResumesAfterLast = from is not null;
        await state.WriteStateAsync();
    }

    public async Task Unsubscribe(string provider, string ns, string key)
    {
        foreach (var handle in await StreamOf(provider, ns, key).GetAllSubscriptionHandles())
            await handle.UnsubscribeAsync();
    }

    public async Task<int> Subscriptions(string provider, string ns, string key)
    {
        var handles = await StreamOf(provider, ns, key).GetAllSubscriptionHandles();
        return handles.Count;
    }

    public async Task Leave()
    {
        await state.WriteStateAsync();
        DeactivateOnIdle();
    }

    public Task<List<int>> Seen() => Task.FromResult(state.State.Seen);

    public async Task OnNextAsync(Reading item, StreamSequenceToken? token = null)
    {
        probe.Record($"{Key} is given {item.Number}");
        await probe.Gate($"{Key} takes");
        if (item.Text == "fails" && probe.Count($"{Key} is given {item.Number}") <= item.Number)
            throw new OwnException($"{item.Number} fails");
        Take(item, token!);
    }

    public async Task OnNextAsync(IList<SequentialItem<Reading>> items)
    {
        probe.Record($"{Key} is given {items.Count} items");
        await probe.Gate($"{Key} takes");
        foreach (var item in items)
            Take(item.Item, item.Token);
    }

    public Task OnCompletedAsync()
    {
        probe.Record($"{Key} completed");
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex)
    {
        probe.Record($"{Key} error {ex.GetType().Name}: {ex.Message}");
        return Task.CompletedTask;
    }

    private void Take(Reading item, StreamSequenceToken token)
    {
        state.State.Seen.Add(item.Number);
        state.State.Last = token.SequenceNumber;
        probe.Record($"{Key} took {item.Number}");
        item.Number = -1;
    }

    private Task<StreamSubscriptionHandle<Reading>> ResumeAsync(
        StreamSubscriptionHandle<Reading> handle, bool batches, long? from)
    {
        var token = from is { } number ? new EventSequenceTokenV2(number) : null;
        return batches
            ? handle.ResumeAsync((IAsyncBatchObserver<Reading>)this, token)
            : handle.ResumeAsync((IAsyncObserver<Reading>)this, token);
    }

    private IAsyncStream<Reading> StreamOf(string provider, string ns, string key) =>
        this.GetStreamProvider(provider).GetStream<Reading>(StreamId.Create(ns, key));
}
