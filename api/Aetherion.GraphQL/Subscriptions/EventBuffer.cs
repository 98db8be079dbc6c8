using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>
/// A bounded buffer between what produces events and a subscription that must not lose any: when it overflows, the
/// reader gets what is in it and then the error SLOW_CONSUMER. The producer never waits.
/// </summary>
public sealed class EventBuffer<T>
{
    public const int CapacityDefault = 1024;

    private readonly Channel<T> _events;

    public EventBuffer(int capacity = CapacityDefault) =>
        _events = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity)
        {
            SingleReader = true,
            AllowSynchronousContinuations = false,
        });

    /// <summary>False when the buffer is full, from then on for good: the subscription is over.</summary>
    public bool TryAdd(T item)
    {
        if (_events.Writer.TryWrite(item))
            return true;
        _events.Writer.TryComplete(new GraphQLException(GraphQLError.WithCode(
            "The client reads more slowly than events come; subscribe again from the last sequence.",
            ErrorCodes.SlowConsumer)));
        return false;
    }

    /// <summary>No more events: the subscription completes, or fails with the exception.</summary>
    public void Complete(Exception? exception = null) => _events.Writer.TryComplete(exception);

    public async IAsyncEnumerable<T> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _events.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_events.Reader.TryRead(out var item))
                yield return item;
        }
    }
}
