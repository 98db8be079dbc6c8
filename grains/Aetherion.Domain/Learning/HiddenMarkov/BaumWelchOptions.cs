namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>How a Gaussian hidden Markov model is fitted.</summary>
public sealed record BaumWelchOptions
{
    /// <summary>Number of hidden states.</summary>
    public int StateCount { get; init; } = 4;

    /// <summary>Full or diagonal covariances.</summary>
    public CovarianceType CovarianceType { get; init; } = CovarianceType.Full;

    /// <summary>The most iterations of the finalists.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The gain in log-likelihood, or with a prior in log-posterior, below which fitting ends.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Number of starts; each begins with its own k-means++ clusters.</summary>
    public int StartCount { get; init; } = 10;

    /// <summary>Iterations of each start before the best go on.</summary>
    public int ShortRunIterations { get; init; } = 15;

    /// <summary>How many of the starts are run to the end.</summary>
    public int FinalistCount { get; init; } = 3;

    /// <summary>Probability of staying in a state that every start begins with.</summary>
    public double StickyProbability { get; init; } = 0.98;

    /// <summary>Smallest variance of a feature in a state, given the features before it, as a share of the
    /// feature's variance over the window.</summary>
    public double CovarianceFloor { get; init; } = 1e-6;

    /// <summary>Transitions counted on top of the expected ones, for each pair of states: 0 is maximum likelihood, c is
    /// a Dirichlet prior with all parameters 1 + c, under which no transition becomes impossible. Without a
    /// <see cref="Prior"/> convergence and the choice among starts still go by the likelihood alone; with one this
    /// count adds to the prior's own.</summary>
    public double TransitionPseudoCount { get; init; }

    /// <summary>The prior; with one the fit finds the maximum of the posterior. Null is maximum likelihood.</summary>
    public GaussianHmmPrior? Prior { get; init; }

    /// <summary>A state with a smaller sum of probabilities over the window has emptied and keeps its
    /// parameters.</summary>
    public double StateWeightMin { get; init; } = 1e-3;

    /// <summary>The most rows that k-means looks at, spread evenly over the window.</summary>
    public int ClusteringRowsMax { get; init; } = 20_000;

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Starts that run at the same time. The result does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;

    internal void ThrowIfInvalid()
    {
        ThrowUnless(StateCount is >= 1 and <= GaussianHmm.StateCountMax, nameof(StateCount), StateCount);
        ThrowUnless(MaxIterations >= 0, nameof(MaxIterations), MaxIterations);
        ThrowUnless(!double.IsNaN(Tolerance), nameof(Tolerance), Tolerance);
        ThrowUnless(StartCount >= 1, nameof(StartCount), StartCount);
        ThrowUnless(ShortRunIterations >= 0, nameof(ShortRunIterations), ShortRunIterations);
        ThrowUnless(FinalistCount >= 1, nameof(FinalistCount), FinalistCount);
        ThrowUnless(StickyProbability is > 0 and < 1, nameof(StickyProbability), StickyProbability);
        ThrowUnless(CovarianceFloor is >= 0 and < 1, nameof(CovarianceFloor), CovarianceFloor);
        ThrowUnless(
            TransitionPseudoCount is >= 0 and < double.PositiveInfinity, nameof(TransitionPseudoCount),
            TransitionPseudoCount);
        ThrowUnless(StateWeightMin is > 0 and < double.PositiveInfinity, nameof(StateWeightMin), StateWeightMin);
        ThrowUnless(ClusteringRowsMax >= StateCount, nameof(ClusteringRowsMax), ClusteringRowsMax);
        Prior?.ThrowIfInvalid();
        ThrowUnless(Parallelism >= 1, nameof(Parallelism), Parallelism);
    }

    private static void ThrowUnless(bool isValid, string name, object value)
    {
        if (!isValid)
            throw new ArgumentException($"{name} cannot be {value}.", name);
    }
}
