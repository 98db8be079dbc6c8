namespace Aetherion.Domain.Markets;

/// <summary>The date of Easter in the Gregorian calendar.</summary>
internal static class Easter
{
    /// <summary>The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).</summary>
    public static DateOnly Sunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (19 * l)) / 433;
        var month = (h + l - (7 * m) + 90) / 25;
        var day = (h + l - (7 * m) + (33 * month) + 19) % 32;
        return new DateOnly(year, month, day);
    }

    public static DateOnly GoodFriday(int year) => Sunday(year).AddDays(-2);
}
