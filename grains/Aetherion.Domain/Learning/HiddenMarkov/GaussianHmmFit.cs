namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The outcome of fitting.</summary>
/// <param name="Model">The fitted parameters.</param>
/// <param name="LogLikelihood">Log-likelihood of the window under them.</param>
/// <param name="LogPosterior">With a prior: the log-likelihood plus the logarithm of the prior's density, less what
/// does not depend on the model. Without: the log-likelihood.</param>
/// <param name="IsConverged">Whether the last gain was below the tolerance.</param>
/// <param name="History">Log-posterior before each iteration; without a prior the log-likelihood.</param>
/// <param name="Start">Which start it came from; 0 when the start was given.</param>
public sealed record GaussianHmmFit(
    GaussianHmm Model,
    double LogLikelihood,
    double LogPosterior,
    bool IsConverged,
    IReadOnlyList<double> History,
    int Start)
{
    /// <summary>Iterations done.</summary>
    public int IterationCount => History.Count;
}
