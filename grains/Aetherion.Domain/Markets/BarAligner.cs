using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Finds the bar that contains an instant. Markets that never close have bars aligned to UTC. In the others bars start
/// at the session's open, the last one ends with the session however short it is, and a day is the session. One
/// instance belongs to one caller: it remembers the session it found last.
/// </summary>
public sealed class BarAligner(TradingCalendar calendar)
{
    private TradingSession _session;

    public TradingCalendar Calendar => calendar;

    /// <summary>The bar that contains the instant; false while the market is closed.</summary>
    public bool TryGetBar(Timeframe timeframe, DateTime utc, out BarInterval bar)
    {
        bar = default;
        if (!calendar.NeverCloses && !FindSession(utc))
            return false;
        bar = calendar.NeverCloses ? UtcBar(timeframe, utc) : SessionBar(timeframe, utc, _session);
        return true;
    }

    /// <summary>The bar that contains the instant, or the first one after it while the market is closed.</summary>
    public BarInterval BarAtOrAfter(Timeframe timeframe, DateTime utc)
    {
        if (calendar.NeverCloses)
            return UtcBar(timeframe, utc);
        if (!FindSession(utc))
            _session = calendar.SessionAtOrAfter(utc);
        return SessionBar(timeframe, utc > _session.Open ? utc : _session.Open, _session);
    }

    /// <summary>The bar after the one that contains the instant.</summary>
    public BarInterval NextBar(Timeframe timeframe, DateTime utc) =>
        BarAtOrAfter(timeframe, BarAtOrAfter(timeframe, utc).Close);

    /// <summary>How many bars start in [<paramref name="from"/>, <paramref name="to"/>), both starts of bars.</summary>
    public long CountBars(Timeframe timeframe, DateTime from, DateTime to)
    {
        if (calendar.NeverCloses)
            return (to - from).Ticks / timeframe.Duration().Ticks;
        var count = 0L;
        for (; from < to; from = NextBar(timeframe, from).Open)
            count++;
        return count;
    }

    private static BarInterval UtcBar(Timeframe timeframe, DateTime utc)
    {
        var length = timeframe.Duration().Ticks;
        var open = utc.Ticks - (utc.Ticks % length);
        return new BarInterval(
            new DateTime(open, DateTimeKind.Utc), new DateTime(open + length, DateTimeKind.Utc));
    }

    private static BarInterval SessionBar(Timeframe timeframe, DateTime utc, in TradingSession session)
    {
        if (timeframe == Timeframe.D1)
            return new BarInterval(session.Open, session.Close);
        var length = timeframe.Duration();
        var open = utc - new TimeSpan((utc - session.Open).Ticks % length.Ticks);
        var close = open + length;
        return new BarInterval(open, close < session.Close ? close : session.Close);
    }

    private bool FindSession(DateTime utc)
    {
        if (_session.Contains(utc))
            return true;
        if (calendar.SessionAt(utc) is not { } session)
            return false;
        _session = session;
        return true;
    }
}
