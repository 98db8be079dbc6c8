namespace Aetherion.Model;

/// <summary>What is held of an instrument.</summary>
/// <param name="AveragePrice">
/// Paid on average for what is held, fees excluded, in the quote currency; null when flat.
/// </param>
/// <param name="RealizedProfit">From what was sold, fees excluded, in the quote currency.</param>
/// <param name="Fees">Paid so far, in the quote currency.</param>
public sealed record Position(
    SymbolKey Symbol, Quantity Quantity, decimal? AveragePrice, decimal RealizedProfit, decimal Fees);
