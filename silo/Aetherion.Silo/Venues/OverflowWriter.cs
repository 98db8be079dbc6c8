using System.Threading.Channels;

namespace Aetherion.Silo.Venues;

/// <summary>Writes to a bounded channel without waiting; what finds no room is held, in order, until it is drained.</summary>
internal sealed class OverflowWriter<T>(ChannelWriter<T> writer) : IBackPressure
{
    private readonly Queue<T> _overflow = new();

    /// <summary>Whether something waits for room.</summary>
    public bool IsFull => _overflow.Count > 0;

    public void Add(in T item)
    {
        if (_overflow.Count > 0 || !writer.TryWrite(item))
            _overflow.Enqueue(item);
    }

    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        while (_overflow.TryPeek(out var item))
        {
            await writer.WriteAsync(item, cancellationToken);
            _overflow.Dequeue();
        }
    }
}
