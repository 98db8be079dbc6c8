namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>A part of an order that was executed.</summary>
/// <param name="RealizedProfit">What a position gained by it, on futures.</param>
internal readonly record struct OrderFill(
    long TradeId, decimal Price, decimal Quantity, decimal Commission, string CommissionAsset, bool IsMaker,
    decimal RealizedProfit, DateTime Time);
