namespace Aetherion.Lab.Evaluation;

/// <summary>One figure beside its target.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Null when it cannot be told.</param>
/// <param name="Unit">Of the value: <c>share</c>, <c>bars</c>, <c>ratio</c> and the like.</param>
/// <param name="Target">In words; empty for what is only reported.</param>
/// <param name="IsMet">Null for what is only reported.</param>
/// <param name="Note">An interval, or why there is no value.</param>
public sealed record EvaluationFigure(
    string Name, double? Value, string Unit, string Target, bool? IsMet, string Note)
{
    /// <summary>A figure that is only reported.</summary>
    public static EvaluationFigure Reported(string name, double? value, string unit, string note = "") =>
        new(name, value, unit, "", null, note);

    /// <summary>A figure with the range it has to lie in; without a value it falls short.</summary>
    public static EvaluationFigure Within(
        string name, double? value, string unit, double min, double max, string target, string note = "") =>
        new(name, value, unit, target, value >= min && value <= max, note);
}
