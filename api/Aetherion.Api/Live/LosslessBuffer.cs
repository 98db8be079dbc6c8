using System.Threading.Channels;

namespace Aetherion.Api.Live;

/// <summary>
/// What waits for a subscriber that must miss nothing. When it is full the subscription ends with SLOW_CONSUMER, after
/// what was waiting.
/// </summary>
internal sealed class LosslessBuffer<T>(int capacity, string itemsName)
{
    private readonly Channel<T> _channel = Channel.CreateBounded<T>(capacity);

    public void Add(T item)
    {
        if (!_channel.Writer.TryWrite(item))
            _channel.Writer.TryComplete(ApiErrors.SlowConsumer(itemsName, capacity));
    }

    public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken) =>
        _channel.Reader.ReadAllAsync(cancellationToken);
}
