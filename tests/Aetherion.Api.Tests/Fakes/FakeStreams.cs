using System.Collections.Concurrent;
using Aetherion.GrainInterfaces;
using Aetherion.GrainModel.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>The border provider: each item goes to whoever is subscribed, before the publisher goes on.</summary>
internal sealed class FakeStreams : INamedStreamProviders, IStreamProvider
{
    private readonly ConcurrentDictionary<(Type Type, StreamId Id), object> _streams = new();

    public string Name => StreamNames.BorderProvider;

    public bool IsRewindable => false;

    public IStreamProvider? Find(string name) => name == Name ? this : null;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => Get<T>(streamId);

    public Task PublishAsync<T>(StreamId id, T item) => Get<T>(id).OnNextAsync(item);

    /// <summary>Completes when somebody is subscribed to the stream.</summary>
    public Task WhenSubscribedAsync<T>(StreamId id) =>
        Get<T>(id).Subscribed.Task.WaitAsync(Waiting.Limit, TestContext.Current.CancellationToken);

    /// <summary>Completes when nobody is subscribed to the stream any more.</summary>
    public Task WhenAbandonedAsync<T>(StreamId id) =>
        Get<T>(id).Abandoned.Task.WaitAsync(Waiting.Limit, TestContext.Current.CancellationToken);

    private FakeStream<T> Get<T>(StreamId id) =>
        (FakeStream<T>)_streams.GetOrAdd((typeof(T), id), static key => new FakeStream<T>(key.Id));
}
