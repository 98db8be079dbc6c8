namespace Aetherion.GrainInterfaces;

/// <summary>One measure of a model's health.</summary>
/// <param name="Limit">The bound it passed, or the next one it would pass.</param>
/// <param name="Health">HEALTHY, WATCH or ALERT.</param>
public sealed record MonitorFinding(string Measure, double Value, double Limit, string Health);
