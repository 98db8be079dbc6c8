namespace Aetherion.Lab.Evaluation;

/// <summary>Forecasts of about the same probability.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Forecast">Their mean probability.</param>
/// <param name="Observed">The share of them that came true.</param>
public sealed record ReliabilityBin(int Count, double Forecast, double Observed);
