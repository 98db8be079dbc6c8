namespace Aetherion.Host.Composition;

/// <summary>One of <c>plans</c>: what a tenant may use.</summary>
internal sealed record PlanConfiguration(
    string Name,
    int Bots,
    int Symbols,
    int Subscriptions,
    int RequestsPerMinute,
    int CostPerMinute,
    int OrdersPerMinute,
    int HistoryDays);
