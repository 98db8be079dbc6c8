namespace Aetherion.Model;

/// <summary>
/// A price of a book and the quantity that rests there; in a delta a quantity of 0 removes the level.
/// </summary>
public readonly record struct PriceLevel(Price Price, Quantity Quantity);
