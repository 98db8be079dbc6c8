using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class TradingCalendarTests
{
    private static readonly TradingCalendar Us = TradingCalendar.Of(Market.Us);
    private static readonly TradingCalendar Nse = TradingCalendar.Of(Market.Nse);

    [Fact]
    public void Crypto_is_always_open_in_sessions_of_a_utc_day()
    {
        var crypto = TradingCalendar.Of(Market.Crypto);
        crypto.IsOpen(Utc.At(2024, 12, 25, 3)).ShouldBeTrue();
        crypto.SessionAt(Utc.At(2024, 2, 29, 23, 59))
            .ShouldBe(new TradingSession(new DateOnly(2024, 2, 29), Utc.At(2024, 2, 29), Utc.At(2024, 3, 1)));
    }

    [Theory]
    [InlineData(2024, 3, 8, 14, 30, 21, 0)] // winter time, the Friday before the clocks change
    [InlineData(2024, 3, 11, 13, 30, 20, 0)] // summer time
    [InlineData(2024, 11, 1, 13, 30, 20, 0)]
    [InlineData(2024, 11, 4, 14, 30, 21, 0)]
    [InlineData(2024, 11, 29, 14, 30, 18, 0)] // the day after Thanksgiving
    [InlineData(2024, 12, 24, 14, 30, 18, 0)]
    [InlineData(2025, 7, 3, 13, 30, 17, 0)]
    [InlineData(2021, 12, 31, 14, 30, 21, 0)] // New Year's Day 2022 was a Saturday and not moved
    public void Us_session_follows_new_york_time_and_early_closes(
        int year, int month, int day, int openHour, int openMinute, int closeHour, int closeMinute)
    {
        var session = Us.SessionOn(new DateOnly(year, month, day)).ShouldNotBeNull();
        session.Open.ShouldBe(Utc.At(year, month, day, openHour, openMinute));
        session.Close.ShouldBe(Utc.At(year, month, day, closeHour, closeMinute));
    }

    [Theory]
    [InlineData("2008-03-21")] // Good Friday
    [InlineData("2010-12-24")] // Christmas on a Saturday
    [InlineData("2012-10-29")] // Sandy
    [InlineData("2015-07-03")] // Independence Day on a Saturday
    [InlineData("2022-06-20")] // Juneteenth on a Sunday
    [InlineData("2023-01-02")] // New Year's Day on a Sunday
    [InlineData("2024-01-15")]
    [InlineData("2024-02-19")]
    [InlineData("2024-03-29")]
    [InlineData("2024-05-27")]
    [InlineData("2024-09-02")]
    [InlineData("2024-11-28")]
    [InlineData("2025-01-09")]
    public void Us_is_closed_on_holidays(string date) =>
        Us.SessionOn(DateOnly.ParseExact(date, "yyyy-MM-dd", null)).ShouldBeNull();

    [Theory]
    [InlineData("2021-06-18")] // before Juneteenth was a holiday
    [InlineData("2010-07-02")] // Independence Day on a Sunday does not shorten the Friday
    [InlineData("2024-11-11")] // Veterans Day is a trading day
    public void Us_trades_a_full_day_next_to_holidays(string date) =>
        Us.SessionOn(DateOnly.ParseExact(date, "yyyy-MM-dd", null)).ShouldNotBeNull().Length
            .ShouldBe(TimeSpan.FromHours(6.5));

    [Theory]
    [InlineData(2008, 253)]
    [InlineData(2012, 250)]
    [InlineData(2018, 251)]
    [InlineData(2020, 253)]
    [InlineData(2023, 250)]
    [InlineData(2024, 252)]
    [InlineData(2025, 250)]
    public void Us_year_has_the_known_number_of_trading_days(int year, int days) => CountDays(Us, year).ShouldBe(days);

    [Theory]
    [InlineData(2021, 248)]
    [InlineData(2022, 248)]
    [InlineData(2023, 246)]
    [InlineData(2025, 249)]
    public void Nse_year_has_the_known_number_of_trading_days(int year, int days) =>
        CountDays(Nse, year).ShouldBe(days);

    [Fact]
    public void Nse_session_is_kolkata_time_all_year()
    {
        var session = Nse.SessionAt(Utc.At(2024, 7, 1, 6)).ShouldNotBeNull();
        session.Open.ShouldBe(Utc.At(2024, 7, 1, 3, 45));
        session.Close.ShouldBe(Utc.At(2024, 7, 1, 10, 0));
    }

    [Fact]
    public void Nse_trades_one_hour_on_diwali()
    {
        var session = Nse.SessionOn(new DateOnly(2023, 11, 12)).ShouldNotBeNull();
        session.Open.ShouldBe(Utc.At(2023, 11, 12, 12, 45));
        session.Length.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void Next_session_skips_the_weekend()
    {
        var session = Us.SessionAtOrAfter(Utc.At(2024, 5, 24, 20, 0));
        session.Date.ShouldBe(new DateOnly(2024, 5, 28), "the Monday was Memorial Day");
    }

    [Fact]
    public void Session_before_is_the_last_one_that_opened()
    {
        Us.SessionBefore(Utc.At(2024, 5, 28, 13, 30)).Date.ShouldBe(new DateOnly(2024, 5, 24), "it opens now, not before");
        Us.SessionBefore(Utc.At(2024, 5, 28, 13, 31)).Date.ShouldBe(new DateOnly(2024, 5, 28));
    }

    [Fact]
    public void Open_time_between_leaves_closed_hours_out()
    {
        var open = Us.OpenTimeBetween(Utc.At(2024, 5, 24, 19, 30), Utc.At(2024, 5, 28, 14, 0), TimeSpan.FromDays(9));
        open.ShouldBe(TimeSpan.FromMinutes(60));
        var atMost = TimeSpan.FromHours(1);
        Us.OpenTimeBetween(Utc.At(2024, 1, 1), Utc.At(2025, 1, 1), atMost).ShouldBe(atMost);
    }

    [Theory]
    [InlineData("equities-nse/nifty50-1m-202101-202301.csv.gz")]
    public void Nse_days_are_those_of_recorded_bars(string file)
    {
        using var reader = new StreamReader(
            new System.IO.Compression.GZipStream(
                File.OpenRead(SharedData.Require("data/" + file)), System.IO.Compression.CompressionMode.Decompress));
        var recorded = new HashSet<DateOnly>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var date = line.Split(',')[1];
            recorded.Add(DateOnly.ParseExact(date.Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", null));
        }
        var expected = new HashSet<DateOnly>();
        for (var day = recorded.Min(); day <= recorded.Max(); day = day.AddDays(1))
        {
            if (Nse.SessionOn(day) is not null)
                expected.Add(day);
        }
        recorded.Except(expected).ShouldBeEmpty("days with bars that the calendar takes for closed");
        expected.Except(recorded).ShouldBeEmpty("days of the calendar without bars");
    }

    [Theory]
    [InlineData("equities-us/spy-daily-1998-2021-lean.csv.gz")]
    public void Us_days_are_those_of_recorded_bars_since_2008(string file)
    {
        using var reader = new StreamReader(
            new System.IO.Compression.GZipStream(
                File.OpenRead(SharedData.Require("data/" + file)), System.IO.Compression.CompressionMode.Decompress));
        var recorded = new HashSet<DateOnly>();
        while (reader.ReadLine() is { } line)
            recorded.Add(DateOnly.ParseExact(line[..8], "yyyyMMdd", null));
        var days = recorded.Where(d => d.Year >= 2008).ToHashSet();
        var expected = new HashSet<DateOnly>();
        for (var day = new DateOnly(2008, 1, 1); day <= days.Max(); day = day.AddDays(1))
        {
            if (Us.SessionOn(day) is not null)
                expected.Add(day);
        }
        days.Except(expected).ShouldBeEmpty("days with bars that the calendar takes for closed");
        expected.Except(days).ShouldBeEmpty("days of the calendar without bars");
    }

    private static int CountDays(TradingCalendar calendar, int year)
    {
        var count = 0;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            count += calendar.SessionOn(day) is null ? 0 : 1;
        return count;
    }
}
