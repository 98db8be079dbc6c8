namespace Aetherion.Model;

/// <summary>An order by which a venue closed somebody's position.</summary>
/// <param name="Time">The venue's time, UTC.</param>
/// <param name="Side">Of the order: a sale closes a long position.</param>
/// <param name="Price">The average of what was executed, or the order's where nothing was yet.</param>
/// <param name="Quantity">The order's, in the base currency.</param>
public sealed record Liquidation(DateTime Time, Side Side, decimal Price, decimal Quantity);
