using Aetherion.Domain.Markets;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// The factor of volatility by the time of day, with a mean of about 1. Markets that close are lively at open and close
/// and calm between: 0.7 + 0.9 (2u - 1)^2, u the elapsed part of the session. Those that never close have a wave with
/// its top at 15:00 UTC: 1 + 0.25 cos.
/// </summary>
public static class IntradaySeason
{
    private const double Amplitude = 0.25;
    private const double PeakHour = 15;

    public static double VolatilityFactor(TradingCalendar calendar, in TradingSession session, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.NeverCloses)
            return 1 + (Amplitude * Math.Cos(2 * Math.PI * (utc.TimeOfDay.TotalHours - PeakHour) / 24));
        var elapsed = (2 * ((utc - session.Open) / session.Length)) - 1;
        return 0.7 + (0.9 * elapsed * elapsed);
    }
}
