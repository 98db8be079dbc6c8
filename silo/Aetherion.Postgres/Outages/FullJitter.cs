namespace Aetherion.Postgres;

/// <summary>
/// Pauses between tries: drawn from a range that doubles, so that many who lost one server do not return at once.
/// </summary>
internal static class FullJitter
{
    private const int ExponentMax = 16;

    public static TimeSpan Next(int attempt, TimeSpan first, TimeSpan longest)
    {
        var range = Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, Math.Min(attempt, ExponentMax)));
        return TimeSpan.FromTicks((long)(range * Random.Shared.NextDouble()));
    }
}
