namespace Aetherion.Domain.Monitoring;

/// <summary>One measure of a model's health, judged.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Value">What it is.</param>
/// <param name="Limit">The bound it passed, or the next one it would pass.</param>
public sealed record HealthFinding(string Measure, double Value, double Limit, ModelHealth Health);
