namespace Aetherion.GrainInterfaces;

/// <summary>Of each outlook of the next hour; they sum to one.</summary>
public sealed record OutlookProbabilities(double Range, double Trend, double HighRisk);
