namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The outcome of fitting.</summary>
/// <param name="Model">The fitted parameters.</param>
/// <param name="LogLikelihood">Log-likelihood of the window under them.</param>
/// <param name="IsConverged">Whether the last gain was below the tolerance.</param>
/// <param name="History">Log-likelihood before each iteration.</param>
/// <param name="Start">Which start it came from; 0 when the start was given.</param>
public sealed record GaussianHmmFit(
    GaussianHmm Model, double LogLikelihood, bool IsConverged, IReadOnlyList<double> History, int Start)
{
    /// <summary>Iterations done.</summary>
    public int IterationCount => History.Count;
}
