namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How often the book's next move was foreseen.</summary>
/// <param name="TrainingCount">Seconds trained on, those that were followed by a move.</param>
/// <param name="TestCount">Seconds scored.</param>
/// <param name="Accuracy">Share of moves whose direction was the more probable one.</param>
/// <param name="BaseAccuracy">The same when the direction more frequent in training is said every time.</param>
/// <param name="LogLoss">Of the probabilities.</param>
/// <param name="Gain">Log loss of the base rate less that of the probabilities.</param>
public sealed record BookDirectionResult(
    int TrainingCount, int TestCount, double Accuracy, double BaseAccuracy, double LogLoss, ConfidenceInterval Gain);
