namespace Aetherion.Model;

/// <summary>What a bot trades, and how.</summary>
/// <param name="Name">For people.</param>
/// <param name="Strategy">One of <see cref="StrategyNames"/>.</param>
/// <param name="Exposure">The share of the account's equity the bot may hold, in (0, 1].</param>
public sealed record BotConfiguration(
    string Name,
    SymbolKey Symbol,
    Timeframe Timeframe,
    string Strategy,
    TenantKey Account,
    decimal Exposure)
{
    /// <summary>
    /// Whether its orders in a replay are filled from books, as those of a paper bot on a live market always are; otherwise at the
    /// open of the next bar.
    /// </summary>
    public bool UsesBooks { get; init; }
}
