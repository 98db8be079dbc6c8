namespace Aetherion.GrainInterfaces;

/// <summary>A part of a tradability score.</summary>
/// <param name="Name">cost, activity, calm, confidence or health.</param>
/// <param name="Value">0 (bad) to 1 (good).</param>
/// <param name="Weight">Its weight in the geometric mean of the parts; health multiplies the whole and has 1.</param>
public sealed record TradabilityPart(string Name, double Value, double Weight);
