namespace Aetherion.Domain.Markets;

/// <summary>
/// The regular session of US equities, 09:30-16:00 New York time, by the exchange's rules for 2008 to 2030: the
/// holidays with their weekend rules (Juneteenth from 2022), early closes at 13:00 (3 July, the day after Thanksgiving,
/// 24 December), and the unscheduled closures of that time: hurricane Sandy and two days of mourning.
/// </summary>
internal static class UsTradingDays
{
    private const int JuneteenthSince = 2022;

    private static readonly SessionHours Regular = new(new TimeOnly(9, 30), new TimeOnly(16, 0));
    private static readonly SessionHours Early = new(new TimeOnly(9, 30), new TimeOnly(13, 0));

    private static readonly HashSet<DateOnly> Unscheduled =
        [new(2012, 10, 29), new(2012, 10, 30), new(2018, 12, 5), new(2025, 1, 9)];

    public static SessionHours? HoursOn(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(date) || Unscheduled.Contains(date))
            return null;
        return ClosesEarly(date) ? Early : Regular;
    }

    private static bool IsHoliday(DateOnly date) => date.Month switch
    {
        // A New Year's Day on a Saturday is not moved: the Friday before belongs to the old year's books.
        1 => IsObserved(date, 1, saturdayMovesBack: false) || date == Nth(date, DayOfWeek.Monday, 3),
        2 => date == Nth(date, DayOfWeek.Monday, 3),
        3 or 4 => date == Easter.GoodFriday(date.Year),
        5 => date.DayOfWeek == DayOfWeek.Monday && date.Day > 24,
        6 => date.Year >= JuneteenthSince && IsObserved(date, 19, saturdayMovesBack: true),
        7 => IsObserved(date, 4, saturdayMovesBack: true),
        9 => date == Nth(date, DayOfWeek.Monday, 1),
        11 => date == Nth(date, DayOfWeek.Thursday, 4),
        12 => IsObserved(date, 25, saturdayMovesBack: true),
        _ => false,
    };

    private static bool ClosesEarly(DateOnly date) => date switch
    {
        { Month: 7, Day: 3 } or { Month: 12, Day: 24 } => date.DayOfWeek != DayOfWeek.Friday,
        { Month: 11 } => date == Nth(date, DayOfWeek.Thursday, 4).AddDays(1),
        _ => false,
    };

    private static bool IsObserved(DateOnly date, int day, bool saturdayMovesBack)
    {
        var holiday = new DateOnly(date.Year, date.Month, day);
        return holiday.DayOfWeek switch
        {
            DayOfWeek.Sunday => date == holiday.AddDays(1),
            DayOfWeek.Saturday => saturdayMovesBack && date == holiday.AddDays(-1),
            _ => date == holiday,
        };
    }

    private static DateOnly Nth(DateOnly inMonth, DayOfWeek day, int n)
    {
        var first = new DateOnly(inMonth.Year, inMonth.Month, 1);
        var offset = ((int)day - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(offset + (7 * (n - 1)));
    }
}
