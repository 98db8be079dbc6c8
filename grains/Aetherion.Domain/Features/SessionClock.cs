using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>Which bar of its session a bar is, counted from 0.</summary>
internal sealed class SessionClock
{
    private static readonly DateOnly UsualDay = new(2024, 1, 3);

    private readonly TradingCalendar _calendar;
    private readonly long _ticksPerBar;
    private TradingSession? _session;

    public SessionClock(Market market, Timeframe timeframe)
    {
        _calendar = TradingCalendar.Of(market);
        _ticksPerBar = timeframe.Duration().Ticks;
        var usual = _calendar.SessionOn(UsualDay)!.Value;
        BarCount = (int)Math.Max(1, (usual.Close - usual.Open).Ticks / _ticksPerBar);
    }

    /// <summary>Bars of a session of usual length, at least 1.</summary>
    public int BarCount { get; }

    /// <summary>The place of a bar in its session, below <see cref="BarCount"/>.</summary>
    public int IndexOf(DateTime openTime)
    {
        if (_calendar.NeverCloses)
            return (int)Math.Min(openTime.TimeOfDay.Ticks / _ticksPerBar, BarCount - 1);
        if (_session is not { } session || !session.Contains(openTime))
            _session = session = _calendar.SessionAtOrAfter(openTime);
        return (int)Math.Clamp((openTime - session.Open).Ticks / _ticksPerBar, 0, BarCount - 1);
    }
}
