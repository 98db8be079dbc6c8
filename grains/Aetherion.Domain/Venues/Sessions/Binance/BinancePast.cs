using Aetherion.Domain.Venues.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>
/// Fetches the bars of the past of one symbol, page by page, until they reach the trades that have come meanwhile. A bar
/// is taken when there is one after it, or the page is full: the last one may still be forming. Where the venue has no
/// bars of a second, or none so old, those of a minute stand at its first second: right for a minute and longer, not for
/// what is shorter.
/// </summary>
internal sealed class BinancePast(BinanceSession session, VenueSymbol symbol, BinanceTrades trades)
{
    /// <summary>The most bars of an answer.</summary>
    private const int PageMax = 1000;

    /// <summary>How often the end is asked for: a symbol that nobody trades has no newer bar.</summary>
    private const int EndAttemptsMax = 5;

    private static readonly TimeSpan EndInterval = TimeSpan.FromSeconds(1);

    private readonly VenuePatience _patience = session.NewPatience();
    private readonly List<Candle> _candles = [];
    private readonly ShortText _name = new(symbol.Name);
    private DateTime _next;
    private DateTime _retryTime;
    private bool _isAsking;
    private bool _isFirst = true;
    private bool _wasSubscribed;
    private bool _hasSeconds = session.Market.HasSecondBars;
    private int _endAttempts;

    public bool IsDone => trades.IsReleased;

    private TimeSpan Interval => _hasSeconds ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);

    /// <summary>Asks for the next page, when its time has come. The answer is whether it asked.</summary>
    /// <param name="isSubscribed">Whether trades come already, so that nothing can be missed behind the bars.</param>
    public bool Fetch(bool isSubscribed)
    {
        // By a clock that is wrong, bars of another time would be taken for those of the past.
        if (IsDone || _isAsking || session.Now < _retryTime || session.Now < _patience.RetryTime || session.Clock.IsDoubted)
            return false;
        if (_next == default && !TryBegin())
            return false;
        _isAsking = true;
        _wasSubscribed = isSubscribed;
        var start = (long)(_next - DateTime.UnixEpoch).TotalMilliseconds;
        session.Ask(
            $"GET {session.Market.RestRoot}/klines?symbol={symbol.Name}&interval={(_hasSeconds ? "1s" : "1m")}&startTime={start}&limit={PageMax}",
            session.Market.BarsWeight, VenueRequestPriority.History, OnAnswer);
        return true;
    }

    private bool TryBegin()
    {
        var from = session.VenueTime - session.Options.Backfill;
        if (symbol.Start.KnownUntil > from)
            from = symbol.Start.KnownUntil;
        // The second or minute in which it begins is known in part already.
        _next = new DateTime((from.Ticks + Interval.Ticks - 1) / Interval.Ticks * Interval.Ticks, DateTimeKind.Utc);
        if (session.Options.Backfill > TimeSpan.Zero)
            return true;
        Finish(DateTime.MinValue);
        return false;
    }

    private void OnAnswer(in VenueInput input)
    {
        _isAsking = false;
        session.PageCame();
        var message = session.Message;
        if (input.IsSuccess
            && BinanceHistoryReader.ReadKlines(input.Payload.Span, _name, message) == DecodeStatus.Decoded)
            Take(message.Klines.Items);
        else
            Retry();
        session.Settle(symbol);
    }

    private void Retry()
    {
        // No more trades can be held behind what is missing.
        if (!_patience.Fail(session.IsConnected(symbol)) && !trades.IsFull)
            return;
        symbol.MissPast(_next);
        Finish(_next);
    }

    private void Take(ReadOnlySpan<VenueKline> klines)
    {
        if (_hasSeconds && _isFirst && (klines.IsEmpty || klines[0].OpenTime - _next >= TimeSpan.FromMinutes(1)))
        {
            _patience.Reset();
            _hasSeconds = false;
            _next = default;
            return;
        }
        _isFirst = false;
        var isFull = klines.Length >= PageMax;
        if (!Add(isFull || klines.IsEmpty ? klines : klines[..^1]) && isFull)
        {
            Retry();
            return;
        }
        _patience.Reset();
        if (trades.IsFull || (!isFull && HasReachedEnd()))
            Finish(_next);
        else if (!isFull)
            _retryTime = session.Now + EndInterval;
    }

    /// <summary>
    /// Gives the bars on. What none can be made of is passed over, for it would be no other when it is asked for again. The answer is
    /// whether anything came that was not known.
    /// </summary>
    private bool Add(ReadOnlySpan<VenueKline> klines)
    {
        var next = _next;
        _candles.Clear();
        foreach (ref readonly var kline in klines)
        {
            if (kline.OpenTime < next || !VenueClock.IsPossible(kline.OpenTime, session.Now))
                continue;
            next = kline.OpenTime + Interval;
            if (TryConvert(kline, out var candle))
                _candles.Add(candle);
        }
        symbol.Backfill(Timeframe.S1, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_candles));
        var isNew = next > _next;
        _next = next;
        return isNew;
    }

    /// <summary>The bars meet the trades, or nothing was traded since the subscription.</summary>
    private bool HasReachedEnd()
    {
        if (!_wasSubscribed)
            return false;
        // Trades of the minute that is forming count from the subscription on.
        return !_hasSeconds || trades.FirstHeldTime is not { } first || first < _next || ++_endAttempts >= EndAttemptsMax;
    }

    /// <summary>Trades before the end of the bars are in them already.</summary>
    private void Finish(DateTime barsEnd) => trades.ReleaseFrom(barsEnd);

    private bool TryConvert(in VenueKline kline, out Candle candle)
    {
        candle = default;
        var scale = symbol.Scale!;
        if (!scale.TryConvertPrice(kline.Open, out var open) || !scale.TryConvertPrice(kline.High, out var high)
            || !scale.TryConvertPrice(kline.Low, out var low) || !scale.TryConvertPrice(kline.Close, out var close)
            || !scale.TryConvertQuantity(kline.Volume, out var volume)
            || !scale.TryConvertQuantity(kline.TakerBuyVolume, out var buyVolume)
            || high < low || high < open || high < close || low > open || low > close || volume < buyVolume)
            return false;
        candle = new Candle(
            Timeframe.S1, kline.OpenTime, open, high, low, close, volume, buyVolume, kline.QuoteVolume.ToDecimal(),
            kline.TradeCount, 0);
        return true;
    }
}
