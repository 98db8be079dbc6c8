using System.Collections.Concurrent;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Api.Live;

/// <summary>
/// The border streams as this process sees them: one subscription for each stream that anybody listens to, shared by
/// all listeners. A listener is called in the stream's order, must not block, and never holds up the stream.
/// </summary>
internal sealed class LiveStreams(IClusterClient client, ILogger<LiveStreams> logger)
{
    private readonly ConcurrentDictionary<(Type Item, StreamId Id), object> _streams = new();

    /// <summary>Listens from now on, until the result is disposed of.</summary>
    public async Task<IAsyncDisposable> SubscribeAsync<T>(StreamId id, Action<T> listener)
    {
        while (true)
        {
            var stream = (SharedStream<T>)_streams.GetOrAdd((typeof(T), id), _ => Open<T>(id));
            if (await stream.TryAddAsync(listener))
                return new LiveSubscription<T>(stream, listener);
        }
    }

    private SharedStream<T> Open<T>(StreamId id) => new(
        client.GetStreamProvider(StreamNames.BorderProvider).GetStream<T>(id),
        logger,
        stream => _streams.TryRemove(new KeyValuePair<(Type, StreamId), object>((typeof(T), id), stream)));
}
