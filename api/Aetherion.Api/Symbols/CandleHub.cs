using System.Collections.Immutable;
using System.Threading.Channels;
using Aetherion.Api.Live;
using Aetherion.Api.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>
/// The bars of an instrument and timeframe: every closed one, and beside them the forming one. Where there are regimes a
/// closed bar is sent when its regime is decided.
/// </summary>
internal sealed class CandleHub(
    StreamServices services, IMarketDataHistory history, IRegimeHistory regimes, Instrument instrument, Timeframe timeframe)
    : LosslessHub<CandleSignal, CandleUpdateType>(services)
{
    /// <summary>The least time between two looks at the forming bar.</summary>
    private static readonly TimeSpan FormingInterval = TimeSpan.FromMilliseconds(50);

    private readonly RegimeKey _key = new(new SymbolKey(instrument.Id), timeframe);
    private readonly Channel<bool> _forming = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private DateTime _lastOpenTime = DateTime.MinValue;
    private ClosedBarBatch? _behind;

    private bool HasRegimes => Timeframes.WithRegimes.Contains(timeframe);

    private ISymbolGrain Symbol => Services.Grains.GetSymbol(instrument.Id);

    public override async ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var sequence = Log.Last;
        var latest = Log.Latest;
        if (latest is null && sequence > 0)
            latest = await ReadStoredAsync(sequence - 1, 1, cancellationToken) is [var stored, ..] ? stored : null;
        var forming = await FindFormingAsync();
        return new CandleSnapshotType(
            Epoch, latest?.Sequence ?? sequence, latest?.EventTime ?? Services.Now, _key, latest?.Candle, forming);
    }

    public override async Task<IReadOnlyList<CandleUpdateType>> ReadStoredAsync(
        long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var page = await history.ReadBarsAfterAsync(_key.Symbol, timeframe, afterSequence, limit, cancellationToken);
        ImmutableArray<RegimeBar> labelled = HasRegimes
            ? await regimes.ReadRegimeBarsAsync(_key, afterSequence, limit, cancellationToken)
            : [];
        var labels = labelled.ToDictionary(bar => bar.Sequence, bar => bar.Regime);
        return [.. page.Bars.Select(bar => ToChange(
            bar.Candle, new ScoredBar(bar, page.AnomalyVersion), labels.GetValueOrDefault(bar.Sequence), bar.Sequence))];
    }

    protected override long SequenceOf(CandleSignal item) => item.Sequence;

    protected override async ValueTask<CandleUpdateType> ToChangeAsync(CandleSignal item, CancellationToken cancellationToken)
    {
        // Below the timeframes with regimes a bar has neither probabilities nor an anomaly.
        var bar = HasRegimes ? await FindBarAsync(item.Sequence, cancellationToken) : default;
        _lastOpenTime = item.Closed.OpenTime;
        return ToChange(item.Closed, bar, item.Regime, item.Sequence);
    }

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        AddSource(await Services.Streams.SubscribeAsync<MarketEventBatch>(
            StreamNames.TicksOf(_key.Symbol), _ => _forming.Writer.TryWrite(true)));
        AddSource(HasRegimes
            ? await Services.Streams.SubscribeAsync<RegimeBarBatch>(StreamNames.RegimeBarsOf(_key), Accept)
            : await Services.Streams.SubscribeAsync<ClosedBarBatch>(StreamNames.CandlesOf(_key), Accept));
        var stored = await history.ReadBarsAsync(_key.Symbol, timeframe, null, null, 1, true, cancellationToken);
        var known = await Symbol.GetLatestBar(timeframe);
        var last = stored.Append(known ?? default).MaxBy(bar => bar.Sequence);
        _lastOpenTime = last.Candle.OpenTime;
        return (await Services.GetDataEpochAsync(cancellationToken), last.Sequence);
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var closed = base.RunAsync(ending.Token);
        var ended = await Task.WhenAny(closed, FollowFormingAsync(ending.Token));
        await ending.CancelAsync();
        await ended;
    }

    private async Task FollowFormingAsync(CancellationToken cancellationToken)
    {
        while (await _forming.Reader.WaitToReadAsync(cancellationToken))
        {
            _forming.Reader.TryRead(out _);
            await ShowFormingAsync();
            await Task.Delay(FormingInterval, Time, cancellationToken);
        }
    }

    private async Task ShowFormingAsync()
    {
        try
        {
            // The place before the look: a bar that closes meanwhile is not shown as forming after it.
            var sequence = Log.Last;
            if (await FindFormingAsync() is { } forming)
                PutAside(new CandleUpdateType(Epoch, sequence, instrument.Id, forming));
            SetState(StreamState.Live);
        }
        catch (TimeoutException)
        {
            SetState(StreamState.Stale, StreamReason.Timeout);
        }
    }

    private async Task<CandleType?> FindFormingAsync()
    {
        var recent = await Symbol.GetRecentCandles(timeframe, 1);
        return recent.IsEmpty || recent[^1].OpenTime <= _lastOpenTime
            ? null
            : new CandleType(instrument, PagedBar.Forming(recent[^1]), NoRegimeLabels.Instance);
    }

    /// <summary>
    /// What was measured on a bar that has closed: the grain has it of the latest, and bars before it are stored before their
    /// regime is decided.
    /// </summary>
    private async Task<ScoredBar> FindBarAsync(long sequence, CancellationToken cancellationToken)
    {
        if (await Symbol.GetLatestScored(timeframe) is { } latest && latest.Bar.Sequence == sequence)
            return latest;
        if (FindBehind(sequence) is { } known)
            return known;
        _behind = await history.ReadBarsAfterAsync(
            _key.Symbol, timeframe, sequence - 1, StreamLimits.StoredPageSize, cancellationToken);
        return FindBehind(sequence) ?? default;
    }

    private ScoredBar? FindBehind(long sequence)
    {
        var place = _behind is { Bars: [var first, ..] } ? sequence - first.Sequence : -1;
        return place >= 0 && place < _behind!.Bars.Length && _behind.Bars[(int)place] is var bar && bar.Sequence == sequence
            ? new ScoredBar(bar, _behind.AnomalyVersion)
            : null;
    }

    private void Accept(RegimeBarBatch batch)
    {
        foreach (var bar in batch.Bars)
            Accept(new CandleSignal(bar.Candle, bar.Sequence, bar.Regime));
    }

    private void Accept(ClosedBarBatch batch)
    {
        foreach (var bar in batch.Bars)
            Accept(new CandleSignal(bar.Candle, bar.Sequence, Regime.Unknown));
    }

    private CandleUpdateType ToChange(in Candle candle, in ScoredBar scored, Regime regime, long sequence) => new(
        Epoch,
        sequence,
        instrument.Id,
        new CandleType(
            instrument,
            PagedBar.Closed(scored) with { Candle = candle, Sequence = sequence },
            new KnownRegimeLabel(regime)));
}
