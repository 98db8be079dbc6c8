using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core.Streams;

/// <inheritdoc cref="IStreamRendezvousGrain"/>
internal sealed class StreamRendezvousGrain(
    [PersistentState("subscriptions", StreamRendezvousGrain.StorageName)] IPersistentState<StreamRendezvousState> state)
    : Grain, IStreamRendezvousGrain
{
    /// <summary>The name of the store of subscriptions, as in Orleans.</summary>
    public const string StorageName = "PubSubStore";

    public async Task Subscribe(StreamSubscription subscription, int maxSubscriptions)
    {
        var subscriptions = state.State.Subscriptions;
        if (subscriptions.Exists(item => item.SubscriptionId == subscription.SubscriptionId))
            return;
        if (subscriptions.Count >= maxSubscriptions)
            throw new LimitExceededException(
                $"The stream {this.GetPrimaryKeyString()} has {subscriptions.Count} subscriptions, its "
                + $"MaxSubscriptionsPerStream; {subscription.Consumer} was not subscribed.");
        subscriptions.Add(subscription);
        await WriteOrForgetAsync();
    }

    public async Task Unsubscribe(Guid subscriptionId)
    {
        if (state.State.Subscriptions.RemoveAll(item => item.SubscriptionId == subscriptionId) == 0)
            return;
        if (state.State.Subscriptions.Count == 0)
            await state.ClearStateAsync();
        else
            await WriteOrForgetAsync();
    }

    public Task<List<StreamSubscription>> GetSubscriptions() => Task.FromResult(state.State.Subscriptions);

    // After a failed write memory must not claim what the store does not have.
    private async Task WriteOrForgetAsync()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
