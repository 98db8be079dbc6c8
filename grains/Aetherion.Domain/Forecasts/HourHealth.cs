using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The share of the last hour's one-minute bars that came. Where a market closes, the hour begins with its session at the
/// earliest. Constant time, no allocation.
/// </summary>
public sealed class HourHealth
{
    private const int HourBars = 60;

    private readonly long[] _minutes = new long[HourBars];
    private readonly SessionClock? _clock;
    private long _count;

    /// <param name="market">Whose sessions count.</param>
    public HourHealth(Market market)
    {
        if (!TradingCalendar.Of(market).NeverCloses)
            _clock = new SessionClock(market, Timeframe.M1);
    }

    /// <summary>0 to 1; less than 1 too while fewer bars were seen than an hour has.</summary>
    public double Value { get; private set; }

    /// <summary>Takes the next closed bar.</summary>
    public void Update(DateTime openTime)
    {
        long minute = openTime.Ticks / TimeSpan.TicksPerMinute;
        _minutes[_count++ % HourBars] = minute;
        int expected = _clock is null ? HourBars : Math.Min(HourBars, _clock.IndexOf(openTime) + 1);
        int came = 0;
        foreach (long seen in _minutes)
            came += seen > minute - expected && seen <= minute ? 1 : 0;
        Value = Math.Min(1, came / (double)expected);
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        Array.Clear(_minutes);
        _count = 0;
        Value = 0;
    }
}
