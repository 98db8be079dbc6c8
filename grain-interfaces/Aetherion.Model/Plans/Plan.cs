namespace Aetherion.Model;

/// <summary>How much of the service a tenant may use.</summary>
/// <param name="Bots">How many bots there may be.</param>
/// <param name="Symbols">How many instruments those may trade.</param>
/// <param name="Subscriptions">How many subscriptions may be open.</param>
/// <param name="RequestsPerMinute">How many requests are answered a minute, and at once at the most.</param>
/// <param name="CostPerMinute">The same of what operations cost.</param>
/// <param name="OrdersPerMinute">The same of orders that open or enlarge a position.</param>
/// <param name="History">How far back history can be read.</param>
public sealed record Plan(
    string Name,
    int Bots,
    int Symbols,
    int Subscriptions,
    int RequestsPerMinute,
    int CostPerMinute,
    int OrdersPerMinute,
    TimeSpan History)
{
    /// <summary>Of one's own machine: everything it can do.</summary>
    public static Plan Local { get; } =
        new("local", 200, 200, 10_000, TokenBucket.LimitMax, TokenBucket.LimitMax, 60_000, TimeSpan.FromDays(36_500));

    /// <summary>To look around.</summary>
    public static Plan Free { get; } = new("free", 3, 3, 10, 300, 30_000, 30, TimeSpan.FromDays(30));

    public static Plan Standard { get; } = new("standard", 25, 20, 100, 3_000, 300_000, 300, TimeSpan.FromDays(365));

    public static Plan Professional { get; } =
        new("professional", 200, 200, 1_000, 60_000, 6_000_000, 6_000, TimeSpan.FromDays(3_650));
}
