using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// Fetches the bars of a minute of one symbol's past, page by page, until only the minute that is forming is left. They
/// stand at the first second of their minute: right for a minute and longer, not for what is shorter. Minutes without trades
/// are absent. What the venue does not say of a bar is as in files of bars: half of the volume was bought.
/// </summary>
internal sealed class StreamPast(StreamSession session, StreamSymbol symbol)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly VenuePatience _patience = session.NewPatience();
    private readonly List<Candle> _candles = [];
    private DateTime _next;
    private DateTime _end;
    private bool _isAsking;

    public bool IsDone => symbol.Trades.IsReleased;

    /// <summary>Asks for the next page, when its time has come. The answer is whether it asked.</summary>
    /// <param name="isSubscribed">Whether trades come already, so that nothing can be missed behind the bars.</param>
    public bool Fetch(bool isSubscribed)
    {
        // By a clock that is wrong, bars of another time would be taken for those of the past.
        if (IsDone || _isAsking || session.Now < _patience.RetryTime || session.Clock.IsDoubted)
            return false;
        if (_next == default)
            _next = Begin();
        var now = Floor(session.VenueTime);
        if (session.Options.Backfill <= TimeSpan.Zero || symbol.Trades.IsFull || (_next >= now && isSubscribed))
        {
            // Trades before the end of the bars are in them already.
            symbol.Trades.ReleaseFrom(session.Options.Backfill <= TimeSpan.Zero ? DateTime.MinValue : _next);
            symbol.Settle();
            return false;
        }
        if (_next >= now)
            return false;
        _isAsking = true;
        var longest = Interval * session.StreamVenue.BarsMax;
        _end = now - _next < longest ? now : _next + longest;
        session.Ask(
            session.StreamVenue.BarsTarget(symbol.DataName, _next, _end), VenueRequestPriority.History, OnAnswer);
        return true;
    }

    private DateTime Begin()
    {
        var from = session.VenueTime - session.Options.Backfill;
        if (symbol.Symbol.Start.KnownUntil > from)
            from = symbol.Symbol.Start.KnownUntil;
        // Where only the newest bars can be had, nothing older is looked for.
        var oldest = Floor(session.VenueTime) - (Interval * session.StreamVenue.BarsMax);
        if (!session.StreamVenue.HasOldBars && oldest > from)
            from = oldest;
        // The minute in which it begins is known in part already.
        return Floor(from + Interval - TimeSpan.FromTicks(1));
    }

    private void OnAnswer(in VenueInput input)
    {
        _isAsking = false;
        session.PageCame();
        // A page without trades is an empty list, which is of no kind.
        var status = input.IsSuccess ? session.Decode(input.Payload.Span) : DecodeStatus.Malformed;
        if (status == DecodeStatus.Ignored || (status == DecodeStatus.Decoded && session.Message.Kind == VenueMessageKind.Kline))
            Take(session.Message.Klines);
        else
            Retry();
        symbol.Settle();
    }

    private void Take(VenueList<VenueKline> klines)
    {
        _patience.Reset();
        klines.Sort(0, static (a, b) => a.OpenTime.CompareTo(b.OpenTime));
        _candles.Clear();
        foreach (ref readonly var kline in klines.Items)
        {
            if (kline.OpenTime >= _next && kline.OpenTime < _end && TryConvert(kline, out var candle))
                _candles.Add(candle);
        }
        symbol.Symbol.Backfill(Timeframe.S1, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_candles));
        _next = _end;
    }

    private void Retry()
    {
        if (!_patience.Fail(symbol.IsConnected))
            return;
        // It goes on without the rest.
        symbol.Symbol.MissPast(_next);
        _next = Floor(session.VenueTime);
        _patience.Reset();
    }

    private static DateTime Floor(DateTime time) => new(time.Ticks - (time.Ticks % Interval.Ticks), DateTimeKind.Utc);

    private bool TryConvert(in VenueKline kline, out Candle candle)
    {
        candle = default;
        var scale = symbol.Symbol.Scale!;
        if (!scale.TryConvertPrice(kline.Open, out var open) || !scale.TryConvertPrice(kline.High, out var high)
            || !scale.TryConvertPrice(kline.Low, out var low) || !scale.TryConvertPrice(kline.Close, out var close)
            || !scale.TryConvertQuantity(kline.Volume, out var volume)
            || high < low || high < open || high < close || low > open || low > close)
            return false;
        var quoteVolume = kline.QuoteVolume.IsZero
            ? kline.Volume.ToDecimal() * kline.Close.ToDecimal()
            : kline.QuoteVolume.ToDecimal();
        candle = new Candle(
            Timeframe.S1, kline.OpenTime, open, high, low, close, volume, new Quantity(volume.Lots / 2), quoteVolume, 0, 0);
        return true;
    }
}
