namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>What a <see cref="ForwardFilter"/> knows, to be stored and restored.</summary>
/// <param name="Probabilities">Probability of each state.</param>
/// <param name="IsReady">Whether an observation has been seen.</param>
public sealed record ForwardFilterState(double[] Probabilities, bool IsReady);
