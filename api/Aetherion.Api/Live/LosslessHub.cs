using System.Threading.Channels;

namespace Aetherion.Api.Live;

/// <summary>
/// A stream of stored events, each sent once, numbered without gaps. They come from a stream of the cluster, which
/// delivers at least once and may lack some: those are read from storage.
/// </summary>
internal abstract class LosslessHub<TItem, TChange>(StreamServices services)
    : StreamHub<TChange>(services, StreamLimits.LosslessWindow)
    where TChange : StreamChange
{
    // What does not fit is read from storage when the next one comes.
    private readonly Channel<TItem> _waiting = Channel.CreateBounded<TItem>(
        new BoundedChannelOptions(StreamLimits.InputsWaitingMax) { FullMode = BoundedChannelFullMode.DropOldest });

    public override bool IsLossless => true;

    public override bool IsStored => true;

    /// <summary>Takes an item in; never waits.</summary>
    protected void Accept(TItem item) => _waiting.Writer.TryWrite(item);

    protected abstract long SequenceOf(TItem item);

    protected abstract ValueTask<TChange> ToChangeAsync(TItem item, CancellationToken cancellationToken);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            var sequence = SequenceOf(item);
            if (sequence <= Log.Last)
                continue;
            if (sequence > Log.Last + 1)
                await ReadMissedAsync(sequence, cancellationToken);
            if (sequence == Log.Last + 1)
                Publish(await ToChangeAsync(item, cancellationToken));
        }
    }

    private async Task ReadMissedAsync(long before, CancellationToken cancellationToken)
    {
        for (var attempt = 0; Log.Last + 1 < before;)
        {
            var page = await ReadStoredAsync(Log.Last, StreamLimits.StoredPageSize, cancellationToken);
            if (page.Count > 0 && page[0].Predecessor == Log.Last)
            {
                Publish([.. page]);
                attempt = 0;
                continue;
            }
            if (++attempt == StreamLimits.StoredAttemptsMax)
                throw new TimeoutException($"The events from {Log.Last + 1} to {before - 1} are not stored.");
            await Task.Delay(StreamLimits.StoredRetryDelay, Time, cancellationToken);
        }
    }
}
