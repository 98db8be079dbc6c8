namespace Aetherion.Domain.Markets;

/// <summary>
/// The session of India's National Stock Exchange, 09:15-15:30 Kolkata time. Its holidays follow several lunar
/// calendars and the exchange's yearly circulars, so 2019 to 2026 stand in a table, with the hour of Muhurat trading at
/// Diwali 2019 to 2025 and the full sessions held on weekends (budget days and 20 January 2024). Other years know only
/// what has a fixed rule: Republic Day, Good Friday, Maharashtra Day, Independence Day, Gandhi Jayanti and Christmas.
/// Not in the table: the two disaster-recovery Saturdays of 2024, which had two short sessions each, and stoppages
/// within a day.
/// </summary>
internal static class NseTradingDays
{
    private const int TableFirstYear = 2019;
    private const int TableLastYear = 2026;

    private static readonly SessionHours Regular = new(new TimeOnly(9, 15), new TimeOnly(15, 30));

    private static readonly HashSet<DateOnly> Holidays = Parse(
        "2019-03-04 2019-03-21 2019-04-17 2019-04-19 2019-04-29 2019-05-01 2019-06-05 2019-08-12 2019-08-15 2019-09-02",
        "2019-09-10 2019-10-02 2019-10-08 2019-10-21 2019-10-28 2019-11-12 2019-12-25",
        "2020-02-21 2020-03-10 2020-04-02 2020-04-06 2020-04-10 2020-04-14 2020-05-01 2020-05-25 2020-10-02 2020-11-16",
        "2020-11-30 2020-12-25",
        "2021-01-26 2021-03-11 2021-03-29 2021-04-02 2021-04-14 2021-04-21 2021-05-13 2021-07-21 2021-08-19 2021-09-10",
        "2021-10-15 2021-11-05 2021-11-19",
        "2022-01-26 2022-03-01 2022-03-18 2022-04-14 2022-04-15 2022-05-03 2022-08-09 2022-08-15 2022-08-31 2022-10-05",
        "2022-10-26 2022-11-08",
        "2023-01-26 2023-03-07 2023-03-30 2023-04-04 2023-04-07 2023-04-14 2023-05-01 2023-06-29 2023-08-15 2023-09-19",
        "2023-10-02 2023-10-24 2023-11-14 2023-11-27 2023-12-25",
        "2024-01-22 2024-01-26 2024-03-08 2024-03-25 2024-03-29 2024-04-11 2024-04-17 2024-05-01 2024-05-20 2024-06-17",
        "2024-07-17 2024-08-15 2024-10-02 2024-11-15 2024-11-20 2024-12-25",
        "2025-02-26 2025-03-14 2025-03-31 2025-04-10 2025-04-14 2025-04-18 2025-05-01 2025-08-15 2025-08-27 2025-10-02",
        "2025-10-22 2025-11-05 2025-12-25",
        "2026-01-15 2026-01-26 2026-03-03 2026-03-26 2026-03-31 2026-04-03 2026-04-14 2026-05-01 2026-05-28 2026-06-26",
        "2026-09-14 2026-10-02 2026-10-20 2026-11-10 2026-11-24 2026-12-25");

    private static readonly Dictionary<DateOnly, SessionHours> Special = new()
    {
        [new(2019, 10, 27)] = Muhurat(18, 15),
        [new(2020, 2, 1)] = Regular,
        [new(2020, 11, 14)] = Muhurat(18, 15),
        [new(2021, 11, 4)] = Muhurat(18, 15),
        [new(2022, 10, 24)] = Muhurat(18, 15),
        [new(2023, 11, 12)] = Muhurat(18, 15),
        [new(2024, 1, 20)] = Regular,
        [new(2024, 11, 1)] = Muhurat(18, 0),
        [new(2025, 2, 1)] = Regular,
        [new(2025, 10, 21)] = Muhurat(13, 45),
        [new(2026, 2, 1)] = Regular,
    };

    public static SessionHours? HoursOn(DateOnly date)
    {
        if (Special.TryGetValue(date, out var hours))
            return hours;
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(date))
            return null;
        return Regular;
    }

    private static bool IsHoliday(DateOnly date) => date.Year is >= TableFirstYear and <= TableLastYear
        ? Holidays.Contains(date)
        : date is { Month: 1, Day: 26 } or { Month: 5, Day: 1 } or { Month: 8, Day: 15 } or { Month: 10, Day: 2 }
            or { Month: 12, Day: 25 } || date == Easter.GoodFriday(date.Year);

    private static SessionHours Muhurat(int hour, int minute) =>
        new(new TimeOnly(hour, minute), new TimeOnly(hour + 1, minute));

    private static HashSet<DateOnly> Parse(params ReadOnlySpan<string> lines)
    {
        var dates = new HashSet<DateOnly>();
        foreach (var line in lines)
        {
            foreach (var text in line.Split(' '))
                dates.Add(DateOnly.ParseExact(text, "yyyy-MM-dd", null));
        }
        return dates;
    }
}
