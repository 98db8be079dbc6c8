namespace Aetherion.Domain.Tests;

/// <summary>Short forms for instants.</summary>
internal static class Utc
{
    public static DateTime At(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(year, month, day, hour, minute, second, DateTimeKind.Utc);
}
