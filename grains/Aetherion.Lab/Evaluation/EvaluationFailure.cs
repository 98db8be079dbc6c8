namespace Aetherion.Lab.Evaluation;

/// <summary>A file that could not be evaluated.</summary>
/// <param name="Name">The file's.</param>
/// <param name="Reason">What is wrong, for people.</param>
public sealed record EvaluationFailure(string Name, string Reason);
