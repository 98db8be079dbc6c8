namespace Aetherion.Model;

/// <summary>A bot as it stands.</summary>
/// <param name="MarkPrice">
/// The price the position is valued at, in the quote currency; null before the first bar.
/// </param>
/// <param name="UnrealizedProfit">Of what is held, at the mark price, fees excluded, in the quote currency.</param>
/// <param name="WarmUpBarsLeft">Bars to watch before the first order.</param>
/// <param name="LastSequence">The sequence of its last event.</param>
/// <param name="Version">Grows with each change of configuration or status; for <c>expectedVersion</c>.</param>
public sealed record BotSnapshot(
    TenantKey Key,
    BotConfiguration Configuration,
    BotStatus Status,
    Regime Regime,
    string ActiveStrategy,
    Position Position,
    decimal? MarkPrice,
    decimal UnrealizedProfit,
    int WarmUpBarsLeft,
    DateTime? LastDecisionTime,
    string? Error,
    long LastSequence,
    long Version,
    DateTime CreatedTime)
{
    /// <summary>With what it trades.</summary>
    public TradingMode Mode { get; init; }
}
