namespace Aetherion.Benchmarks.Reporting;

/// <summary>One measured figure beside its target.</summary>
/// <param name="Target">
/// What is asked for, for a reader, such as <c>&lt; 20</c>; empty for a figure that is only reported.
/// </param>
/// <param name="Ok">Whether the target is met; null without one.</param>
internal sealed record Figure(string Name, double Value, string Unit, string Target, bool? Ok, string Note)
{
    public static Figure AtMost(string name, double value, string unit, double limit, string note = "") =>
        new(name, value, unit, $"<= {limit:0.###}", value <= limit, note);

    public static Figure AtLeast(string name, double value, string unit, double limit, string note = "") =>
        new(name, value, unit, $">= {limit:0.###}", value >= limit, note);

    public static Figure Reported(string name, double value, string unit, string note = "") =>
        new(name, value, unit, "", null, note);
}
