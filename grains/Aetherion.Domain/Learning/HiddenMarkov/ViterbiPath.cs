namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The single most probable path of states through a window.</summary>
/// <param name="States">The state of each row.</param>
/// <param name="LogProbability">Joint log probability of path and observations.</param>
public sealed record ViterbiPath(int[] States, double LogProbability);
