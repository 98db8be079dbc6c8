using Orleans;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>Keeps the explicit subscriptions of one stream. Key: provider, slash, stream.</summary>
internal interface IStreamRendezvousGrain : IGrainWithStringKey
{
    Task Subscribe(StreamSubscription subscription, int maxSubscriptions);

    Task Unsubscribe(Guid subscriptionId);

    Task<List<StreamSubscription>> GetSubscriptions();
}
