using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// When a market trades. Crypto never closes: its sessions are the UTC days, end to end. US equities follow
/// <see cref="UsTradingDays"/>, NSE follows <see cref="NseTradingDays"/>; both convert their local hours with the time
/// zone's rules, so daylight saving moves the session in UTC. A day has at most one session.
/// </summary>
public sealed class TradingCalendar
{
    /// <summary>The most days without a session that are searched: no known closure is longer than a week.</summary>
    private const int ClosedDaysMax = 30;

    private static readonly TradingCalendar CryptoCalendar = new(Market.Crypto, TimeZoneInfo.Utc, null);

    private static readonly TradingCalendar UsCalendar =
        new(Market.Us, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), UsTradingDays.HoursOn);

    private static readonly TradingCalendar NseCalendar =
        new(Market.Nse, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), NseTradingDays.HoursOn);

    private readonly TimeZoneInfo _zone;
    private readonly Func<DateOnly, SessionHours?>? _hoursOn;

    private TradingCalendar(Market market, TimeZoneInfo zone, Func<DateOnly, SessionHours?>? hoursOn)
    {
        Market = market;
        _zone = zone;
        _hoursOn = hoursOn;
    }

    public Market Market { get; }

    /// <summary>The market's own time zone.</summary>
    internal TimeZoneInfo Zone => _zone;

    /// <summary>Whether bars are aligned to UTC because there is no closing time.</summary>
    public bool NeverCloses => _hoursOn is null;

    public static TradingCalendar Of(Market market) => market switch
    {
        Market.Crypto => CryptoCalendar,
        Market.Us => UsCalendar,
        Market.Nse => NseCalendar,
        _ => throw new ArgumentOutOfRangeException(nameof(market), market, "Unknown market."),
    };

    /// <summary>The session of a day of the market's own time zone; null when it does not trade that day.</summary>
    public TradingSession? SessionOn(DateOnly date)
    {
        if (_hoursOn is null)
        {
            var midnight = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            return new TradingSession(date, midnight, midnight.AddDays(1));
        }
        return _hoursOn(date) is { } hours
            ? new TradingSession(date, ToUtc(date, hours.Open), ToUtc(date, hours.Close))
            : null;
    }

    /// <summary>The session that contains the instant; null while the market is closed.</summary>
    public TradingSession? SessionAt(DateTime utc) =>
        SessionOn(DateOf(utc)) is { } session && session.Contains(utc) ? session : null;

    /// <summary>The session that contains the instant, otherwise the next one.</summary>
    public TradingSession SessionAtOrAfter(DateTime utc)
    {
        var date = DateOf(utc);
        for (var i = 0; i <= ClosedDaysMax; i++, date = date.AddDays(1))
        {
            if (SessionOn(date) is { } session && session.Close > utc)
                return session;
        }
        throw new InvalidOperationException($"{Market} has no session within {ClosedDaysMax} days of {utc:u}.");
    }

    /// <summary>The last session that opened before the instant.</summary>
    public TradingSession SessionBefore(DateTime utc)
    {
        var date = DateOf(utc);
        for (var i = 0; i <= ClosedDaysMax; i++, date = date.AddDays(-1))
        {
            if (SessionOn(date) is { } session && session.Open < utc)
                return session;
        }
        throw new InvalidOperationException($"{Market} had no session within {ClosedDaysMax} days of {utc:u}.");
    }

    public bool IsOpen(DateTime utc) => NeverCloses || SessionAt(utc) is not null;

    /// <summary>
    /// How long the market is open in [<paramref name="from"/>, <paramref name="to"/>), at most <paramref
    /// name="atMost"/>.
    /// </summary>
    public TimeSpan OpenTimeBetween(DateTime from, DateTime to, TimeSpan atMost)
    {
        if (NeverCloses)
            return TimeSpan.FromTicks(Math.Clamp((to - from).Ticks, 0, atMost.Ticks));
        var open = TimeSpan.Zero;
        while (from < to && open < atMost)
        {
            var session = SessionAtOrAfter(from);
            var start = session.Open > from ? session.Open : from;
            var end = session.Close < to ? session.Close : to;
            if (end > start)
                open += end - start;
            from = session.Close;
        }
        return open < atMost ? open : atMost;
    }

    private DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));

    private DateTime ToUtc(DateOnly date, TimeOnly time) =>
        TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(time, DateTimeKind.Unspecified), _zone);
}
