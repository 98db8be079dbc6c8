using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>The streams of one name.</summary>
internal sealed class LocalStreamProvider(
    string name, StreamKind kind, StreamProviderOptions options, LocalGrainRuntime runtime) : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, StreamAgent> _agents = new();
    private readonly ILookup<string, GrainType> _implicitConsumers = runtime.Catalog.Classes
        .SelectMany(item => item.ImplicitNamespaces, (item, ns) => (item.GrainType, Namespace: ns))
        .ToLookup(pair => pair.Namespace, pair => pair.GrainType);

    public string Name => name;

    public bool IsRewindable => kind == StreamKind.Cursor;

    public StreamKind Kind => kind;

    public StreamProviderOptions Options => options;

    public LocalGrainRuntime Runtime => runtime;

    public IEnumerable<StreamAgent> Agents => _agents.Values;

    /// <summary>Without a store of subscriptions there are implicit ones only.</summary>
    public bool HasExplicitSubscriptions { get; } =
        runtime.ServiceProvider.GetKeyedService<IGrainStorage>(StreamRendezvousGrain.StorageName) is not null;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new LocalStream<T>(this, streamId);

    public StreamAgent AgentOf(StreamId streamId) =>
        _agents.GetOrAdd(streamId, static (id, provider) => new StreamAgent(provider, id), this);

    public StreamAgent? FindAgent(StreamId streamId) => _agents.GetValueOrDefault(streamId);

    /// <summary>Takes a forgotten agent out.</summary>
    public void Drop(StreamAgent agent) => _agents.TryRemove(KeyValuePair.Create(agent.StreamId, agent));

    public void DropIdleAgents()
    {
        var unusedSince = runtime.Now - runtime.UnitsOf(options.IdleAge);
        foreach (var agent in _agents.Values)
        {
            if (agent.TryForget(unusedSince))
                Drop(agent);
        }
    }

    public IStreamRendezvousGrain Rendezvous(StreamId streamId) => HasExplicitSubscriptions
        ? runtime.Factory.GetGrain<IStreamRendezvousGrain>($"{name}/{streamId}")
        : throw new OrleansConfigurationException(
            $"Explicit subscriptions to the stream {streamId} of {name} need a grain storage named "
            + $"\"{StreamRendezvousGrain.StorageName}\": add it where the host is configured.");

    public IEnumerable<(Guid SubscriptionId, GrainId Consumer)> ImplicitConsumersOf(StreamId streamId) =>
        _implicitConsumers[streamId.GetNamespace() ?? ""].Select(type =>
        {
            var consumer = GrainId.Create(type, streamId.GetKeyAsString());
            return (ImplicitSubscriptionIdOf(streamId, consumer), consumer);
        });

    /// <summary>The implicit subscription of a grain to a stream, or null.</summary>
    public Guid? ImplicitSubscriptionOf(StreamId streamId, GrainId consumer)
    {
        foreach (var item in ImplicitConsumersOf(streamId))
        {
            if (item.Consumer == consumer)
                return item.SubscriptionId;
        }

        return null;
    }

    // The same in every process and after every restart.
    private Guid ImplicitSubscriptionIdOf(StreamId streamId, GrainId consumer) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{streamId}|{consumer}")).AsSpan(0, 16));
}
