namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// What is believed of a model before its window is seen; with it <see cref="BaumWelch"/> finds the maximum of the
/// posterior instead of the likelihood (Gauvain and Lee 1994; sticky transitions: Fox, Sudderth, Jordan and Willsky
/// 2011). All parts are zero unless set; a prior of zeros is maximum likelihood, bit for bit. Means have a flat prior.
/// <para>Start: Dirichlet, all parameters 1 + <see cref="StartPseudoCount"/>. Row i of the transition matrix:
/// Dirichlet, parameter of column j: 1 + <see cref="TransitionPseudoCount"/>, and <see cref="StickyPseudoCount"/> more
/// where i = j. The maximum is then the expected count plus the pseudo-count, divided by the row's sum of these.</para>
/// <para>Full covariances: inverse Wishart with n = <see cref="DegreesOfFreedom"/> and the diagonal scale matrix P with
/// P[d,d] = (n - D - 1) <see cref="CovarianceShare"/> v[d], v[d] being the variance of column d over the window: the
/// prior's mean is P / (n - D - 1). The maximum is (P + S) / (n + D + 1 + N) for N expected visits and the weighted sum
/// S of outer products round the new mean. Diagonal covariances: each variance has the marginal of that prior, inverse
/// gamma with shape (n - D + 1) / 2 and scale P[d,d] / 2; the maximum is (P[d,d] + S[d,d]) / (n - D + 3 + N).</para>
/// </summary>
public sealed record GaussianHmmPrior
{
    /// <summary>Visits to each state in the first row that count beside the expected ones.</summary>
    public double StartPseudoCount { get; init; }

    /// <summary>Transitions of each kind that count beside the expected ones.</summary>
    public double TransitionPseudoCount { get; init; }

    /// <summary>Stays in each state that count beside those: the larger, the longer the dwell.</summary>
    public double StickyPseudoCount { get; init; }

    /// <summary>Strength of the belief in the covariances, above D + 1; 0 is no belief.</summary>
    public double DegreesOfFreedom { get; init; }

    /// <summary>Mean of the prior of a state's covariance, as a share of the variances of the columns.</summary>
    public double CovarianceShare { get; init; } = 0.1;

    internal void ThrowIfInvalid()
    {
        ThrowUnlessCount(StartPseudoCount, nameof(StartPseudoCount));
        ThrowUnlessCount(TransitionPseudoCount, nameof(TransitionPseudoCount));
        ThrowUnlessCount(StickyPseudoCount, nameof(StickyPseudoCount));
        ThrowUnlessCount(DegreesOfFreedom, nameof(DegreesOfFreedom));
        if (!(CovarianceShare > 0 && double.IsFinite(CovarianceShare)))
            throw new ArgumentException($"{nameof(CovarianceShare)} cannot be {CovarianceShare}.");
    }

    internal void ThrowIfTooWeak(int featureCount)
    {
        if (DegreesOfFreedom != 0 && !(DegreesOfFreedom > featureCount + 1))
        {
            throw new ArgumentException(
                $"{nameof(DegreesOfFreedom)} is {DegreesOfFreedom}; with {featureCount} features it must be above " +
                $"{featureCount + 1}, or 0 for no prior of the covariances.");
        }
    }

    private static void ThrowUnlessCount(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentException($"{name} cannot be {value}.", name);
    }
}
