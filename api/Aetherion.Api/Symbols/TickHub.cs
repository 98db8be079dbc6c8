using System.Threading.Channels;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>The trades of an instrument. Several may be merged into the latest.</summary>
internal sealed class TickHub(StreamServices services, Instrument instrument)
    : StreamHub<TickUpdateType>(services, TradesWindow)
{
    /// <summary>Trades held for those who come back, and for those who read slowly.</summary>
    public const int TradesWindow = 4096;

    /// <summary>Batches that wait; what does not fit is left out, oldest first, as if it were merged.</summary>
    private const int BatchesWaitingMax = 1024;

    // A batch, or null to look after the feed.
    private readonly Channel<MarketEventBatch?> _waiting = Channel.CreateBounded<MarketEventBatch?>(
        new BoundedChannelOptions(BatchesWaitingMax) { FullMode = BoundedChannelFullMode.DropOldest });

    private Trade? _first;

    public override bool IsLossless => false;

    /// <summary>Without a rate each trade is sent.</summary>
    public override bool IsMerging => false;

    public override ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var latest = Log.Latest?.Trade ?? _first;
        return new(new TickSnapshotType(Epoch, latest?.EventTime ?? Services.Now, instrument, latest));
    }

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        AddSource(await Services.Streams.SubscribeAsync<MarketEventBatch>(
            StreamNames.TicksOf(new SymbolKey(instrument.Id)), batch => _waiting.Writer.TryWrite(batch)));
        var latest = await Services.Grains.GetSymbol(instrument.Id).GetRecentTrades(1);
        _first = latest.IsEmpty ? null : latest[0];
        await LookAfterFeedAsync();
        return (Services.MakeEpoch(), _first?.Sequence ?? 0);
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var batch in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            if (batch is not null)
                Publish(batch);
            else
                await LookAfterFeedAsync();
        }
    }

    protected override TickUpdateType? Merge(long sequence, TickUpdateType[]? changes) =>
        Log.Latest is { } latest ? new TickUpdateType(Epoch, instrument, latest.Trade, sequence) : null;

    protected override void OnBeat() => _waiting.Writer.TryWrite(null);

    private void Publish(MarketEventBatch batch)
    {
        var changes = new List<TickUpdateType>();
        var last = Log.Last;
        foreach (var marketEvent in batch.Events)
        {
            if (marketEvent.Kind != MarketEventKind.Trade || marketEvent.Sequence <= last)
                continue;
            changes.Add(new TickUpdateType(Epoch, instrument, marketEvent.Trade, last));
            last = marketEvent.Sequence;
        }
        Publish([.. changes]);
    }

    private async Task LookAfterFeedAsync()
    {
        try
        {
            var (state, reason) = (await Services.Grains.GetSymbol(instrument.Id).GetSnapshot()).Feed.State.ToStreamState();
            SetState(state, reason);
        }
        catch (TimeoutException)
        {
            SetState(StreamState.Stale, StreamReason.Timeout);
        }
    }
}
