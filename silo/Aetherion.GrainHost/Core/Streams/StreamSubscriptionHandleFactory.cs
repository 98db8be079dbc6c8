using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>Makes the typed handle of a subscription that a grain is asked to observe.</summary>
internal sealed class StreamSubscriptionHandleFactory(StreamAgent agent, Guid subscriptionId, GrainId consumer)
    : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => agent.StreamId;

    public string ProviderName => agent.Provider.Name;

    public StreamSubscriptionHandle<T> Create<T>() =>
        new LocalSubscriptionHandle<T>(agent.Provider, agent.StreamId, subscriptionId, consumer);
}
