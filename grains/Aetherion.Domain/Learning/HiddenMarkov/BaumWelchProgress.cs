namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>How far a fit is. Iterations are counted over all starts; fits that converge early skip the rest.</summary>
/// <param name="IterationsDone">Iterations done or skipped.</param>
/// <param name="IterationsTotal">The most iterations of all short runs and finalists.</param>
/// <param name="LogLikelihoodBest">The best log-likelihood seen.</param>
public sealed record BaumWelchProgress(int IterationsDone, int IterationsTotal, double LogLikelihoodBest);
