using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Symbols;

/// <summary>
/// The trades of an instrument for one subscriber: the latest at once, then those that come. What does not fit into the
/// buffer is dropped, oldest first; the previous sequence of each update shows it.
/// </summary>
internal sealed class TickFeed(LiveStreams streams, IClusterClient grains, TimeProvider time)
{
    public const int TradesWaitingMax = 4096;

    public async IAsyncEnumerable<TickUpdateType> ReadAsync(
        Instrument instrument, TimeSpan? interval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<Trade>(new BoundedChannelOptions(interval is null ? TradesWaitingMax : 1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
        });
        await using var subscription = await streams.SubscribeAsync<MarketEventBatch>(
            StreamNames.TicksOf(new SymbolKey(instrument.Id)), batch => AddTrades(waiting.Writer, batch));
        foreach (var latest in await grains.GetSymbol(instrument.Id).GetRecentTrades(1))
            waiting.Writer.TryWrite(latest);
        long? previous = null;
        await foreach (var trade in waiting.Reader.ReadAllAsync(cancellationToken))
        {
            if (trade.Sequence <= previous)
                continue;
            yield return new TickUpdateType(instrument, trade, previous);
            previous = trade.Sequence;
            if (interval is { } pause)
                await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static void AddTrades(ChannelWriter<Trade> waiting, MarketEventBatch batch)
    {
        foreach (var marketEvent in batch.Events)
        {
            if (marketEvent.Kind == MarketEventKind.Trade)
                waiting.TryWrite(marketEvent.Trade);
        }
    }
}
