namespace Aetherion.Model;

/// <summary>What an account at a derivatives venue holds of one symbol on one side, whoever opened it.</summary>
/// <param name="Symbol">As the venue names it.</param>
/// <param name="Side">Buy for a long position, sell for a short one.</param>
/// <param name="Quantity">In the base currency, above 0.</param>
/// <param name="OpenValue">What it was worth when it was opened, in the quote currency.</param>
/// <param name="UnrealizedProfit">As the venue values it, in the quote currency; below 0 for a loss.</param>
/// <param name="LiquidationPrice">Where the venue would close it; null where it sees no such price.</param>
public sealed record AccountPosition(
    string Symbol, Side Side, decimal Quantity, decimal OpenValue, decimal UnrealizedProfit, decimal? LiquidationPrice);
