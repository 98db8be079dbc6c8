namespace Aetherion.Lab.Evaluation;

/// <summary>One figure beside its target. A value that is not finite is unknown: neither met nor short.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Null when it cannot be told.</param>
/// <param name="Unit">Of the value: <c>share</c>, <c>bars</c>, <c>ratio</c> and the like.</param>
/// <param name="Target">In words; empty for what is only reported.</param>
/// <param name="IsMet">Null for what is only reported.</param>
/// <param name="Note">An interval, or why there is no value.</param>
public sealed record EvaluationFigure(
    string Name, double? Value, string Unit, string Target, bool? IsMet, string Note)
{
    private const string NotFinite = "unknown: not finite on these bars";

    public double? Value { get; init; } = IsUnknown(Value) ? null : Value;

    public bool? IsMet { get; init; } = IsUnknown(Value) ? null : IsMet;

    public string Note { get; init; } =
        !IsUnknown(Value) ? Note : Note.Length > 0 ? $"{NotFinite}; {Note}" : NotFinite;

    /// <summary>Whether it was judged on bars that are not later than all that was trained on.</summary>
    public bool IsInSample { get; init; }

    /// <summary>A figure that is only reported.</summary>
    public static EvaluationFigure Reported(string name, double? value, string unit, string note = "") =>
        new(name, value, unit, "", null, note);

    /// <summary>A figure with the range it has to lie in; without a value it falls short.</summary>
    public static EvaluationFigure Within(
        string name, double? value, string unit, double min, double max, string target, string note = "") =>
        new(name, value, unit, target, value >= min && value <= max, note);

    private static bool IsUnknown(double? value) => value is { } known && !double.IsFinite(known);
}
