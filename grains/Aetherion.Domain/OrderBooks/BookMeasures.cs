namespace Aetherion.Domain.OrderBooks;

/// <summary>What is measured on a book at an instant.</summary>
/// <param name="IsKnown">False without a live book of two sides; the other values are then 0 and mean nothing.</param>
/// <param name="RelativeSpread">Spread over midpoint.</param>
/// <param name="Imbalance">In [-1, 1], over the best levels.</param>
/// <param name="WeightedMid">In ticks.</param>
public readonly record struct BookMeasures(bool IsKnown, double RelativeSpread, double Imbalance, double WeightedMid);
