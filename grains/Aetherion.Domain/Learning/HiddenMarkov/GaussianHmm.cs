namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The parameters of a hidden Markov model with Gaussian emissions (Rabiner 1989; Hamilton 1989), valid from
/// construction on: probabilities sum to one and covariances are positive definite. Immutable. Numbers are
/// dimensionless when the observations are z-scores, else in the units of the observations.
/// </summary>
public sealed class GaussianHmm
{
    /// <summary>The most states a model may have; decoding stores a state in a byte.</summary>
    public const int StateCountMax = 64;

    /// <summary>The most features a model may have.</summary>
    public const int FeatureCountMax = 64;

    /// <summary>How far a sum of probabilities may be from one: rounding of printed numbers, no more.</summary>
    private const double SumTolerance = 1e-9;

    /// <summary>How far c[i,j] and c[j,i] may differ, as a share of the two standard deviations.</summary>
    private const double SymmetryTolerance = 1e-9;

    private readonly double[] _startProbabilities;
    private readonly double[] _transitionMatrix;
    private readonly double[] _means;
    private readonly double[] _covariances;

    /// <summary>Checks and copies the parameters.</summary>
    /// <param name="covarianceType">Full or diagonal.</param>
    /// <param name="startProbabilities">K probabilities of the first state.</param>
    /// <param name="transitionMatrix">K x K probabilities, row by row: from the row's state to the column's.</param>
    /// <param name="means">K x D means, state by state.</param>
    /// <param name="covariances">K x D x D covariances when full, K x D variances when diagonal.</param>
    /// <exception cref="ArgumentException">A size does not fit, a number is not finite, probabilities do not sum to
    /// one, or a covariance is not symmetric and positive definite.</exception>
    public GaussianHmm(
        CovarianceType covarianceType,
        ReadOnlySpan<double> startProbabilities,
        ReadOnlySpan<double> transitionMatrix,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> covariances)
    {
        CovarianceType = covarianceType;
        StateCount = startProbabilities.Length;
        FeatureCount = StateCount == 0 ? 0 : means.Length / StateCount;
        ThrowIfSizesDiffer(transitionMatrix.Length, means.Length, covariances.Length);
        _startProbabilities = startProbabilities.ToArray();
        _transitionMatrix = transitionMatrix.ToArray();
        _means = means.ToArray();
        _covariances = covariances.ToArray();
        ThrowIfNoDistribution(_startProbabilities, "The start probabilities");
        for (int state = 0; state < StateCount; state++)
        {
            ThrowIfNoDistribution(TransitionsFrom(state), $"The transition probabilities from state {state}");
            ThrowIfNoGaussian(state);
        }
    }

    /// <summary>Full or diagonal covariances.</summary>
    public CovarianceType CovarianceType { get; }

    /// <summary>Number of hidden states, K.</summary>
    public int StateCount { get; }

    /// <summary>Number of features in an observation, D.</summary>
    public int FeatureCount { get; }

    /// <summary>Probability of each state before the first observation.</summary>
    public ReadOnlySpan<double> StartProbabilities => _startProbabilities;

    /// <summary>K x K probabilities, row by row: from the row's state to the column's.</summary>
    public ReadOnlySpan<double> TransitionMatrix => _transitionMatrix;

    /// <summary>K x D means, state by state.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>K x D x D covariances when full, K x D variances when diagonal, state by state.</summary>
    public ReadOnlySpan<double> Covariances => _covariances;

    /// <summary>Free parameters, as counted by AIC and BIC.</summary>
    public int ParameterCount
    {
        get
        {
            int perState = CovarianceType == CovarianceType.Full
                ? FeatureCount * (FeatureCount + 1) / 2
                : FeatureCount;
            return StateCount - 1 + (StateCount * (StateCount - 1)) + (StateCount * (FeatureCount + perState));
        }
    }

    /// <summary>Probabilities of going from a state to each state.</summary>
    public ReadOnlySpan<double> TransitionsFrom(int state) =>
        _transitionMatrix.AsSpan(state * StateCount, StateCount);

    /// <summary>Mean of each feature in a state.</summary>
    public ReadOnlySpan<double> Mean(int state) => _means.AsSpan(state * FeatureCount, FeatureCount);

    /// <summary>Covariance of two features in a state.</summary>
    public double Covariance(int state, int row, int column) => CovarianceType == CovarianceType.Full
        ? _covariances[(((state * FeatureCount) + row) * FeatureCount) + column]
        : row == column ? _covariances[(state * FeatureCount) + row] : 0;

    /// <summary>Mean number of observations spent in a state per visit: 1 / (1 - a[k,k]).</summary>
    public double ExpectedDwell(int state) => 1 / (1 - _transitionMatrix[(state * StateCount) + state]);

    /// <summary>Akaike's criterion, -2 ln L + 2 p; smaller is better.</summary>
    public double Aic(double logLikelihood) => (-2 * logLikelihood) + (2 * ParameterCount);

    /// <summary>Schwarz's criterion, -2 ln L + p ln T; smaller is better.</summary>
    public double Bic(double logLikelihood, int rowCount) =>
        (-2 * logLikelihood) + (ParameterCount * Math.Log(rowCount));

    /// <summary>The lower Cholesky factor of a state's covariance, D x D, row by row.</summary>
    internal double[] CholeskyFactor(int state)
    {
        double[] covariance = new double[FeatureCount * FeatureCount];
        for (int row = 0; row < FeatureCount; row++)
        {
            for (int column = 0; column < FeatureCount; column++)
            {
                covariance[(row * FeatureCount) + column] = Covariance(state, row, column);
            }
        }

        return Cholesky.Factor(covariance, FeatureCount)
            ?? throw new ArgumentException(
                $"The covariance of state {state} is not positive definite; raise the covariance floor.");
    }

    /// <summary>The inverse of a state's covariance times a vector of D numbers.</summary>
    internal double[] Solve(int state, ReadOnlySpan<double> vector)
    {
        double[] inverse = Cholesky.Invert(CholeskyFactor(state), FeatureCount);
        double[] result = new double[FeatureCount];
        for (int row = 0; row < FeatureCount; row++)
        {
            double whitened = 0;
            for (int column = 0; column <= row; column++)
                whitened += inverse[(row * FeatureCount) + column] * vector[column];
            for (int column = 0; column <= row; column++)
                result[column] += inverse[(row * FeatureCount) + column] * whitened;
        }

        return result;
    }

    private void ThrowIfSizesDiffer(int transitionLength, int meanLength, int covarianceLength)
    {
        if (StateCount is < 1 or > StateCountMax || FeatureCount is < 1 or > FeatureCountMax)
        {
            throw new ArgumentException(
                $"A model has 1 to {StateCountMax} states and 1 to {FeatureCountMax} features; got {StateCount} and " +
                $"{FeatureCount}.");
        }

        int perState = CovarianceType == CovarianceType.Full ? FeatureCount * FeatureCount : FeatureCount;
        if (transitionLength != StateCount * StateCount
            || meanLength != StateCount * FeatureCount
            || covarianceLength != StateCount * perState)
        {
            throw new ArgumentException(
                $"For {StateCount} states and {FeatureCount} features a {CovarianceType} model needs " +
                $"{StateCount * StateCount} transition probabilities, {StateCount * FeatureCount} means and " +
                $"{StateCount * perState} covariances; got {transitionLength}, {meanLength} and {covarianceLength}.");
        }
    }

    private void ThrowIfNoGaussian(int state)
    {
        for (int row = 0; row < FeatureCount; row++)
        {
            if (!ObservationMatrix.IsUsable(Mean(state)[row]))
            {
                throw new ArgumentException($"Mean {row} of state {state} is {Mean(state)[row]}; it must be finite.");
            }

            for (int column = 0; column < row; column++)
            {
                double upper = Covariance(state, column, row);
                double lower = Covariance(state, row, column);
                double scale = Math.Sqrt(Covariance(state, row, row) * Covariance(state, column, column));
                if (!(Math.Abs(upper - lower) <= SymmetryTolerance * scale))
                {
                    throw new ArgumentException(
                        $"The covariance of state {state} is not symmetric: {lower} and {upper} at {row}, {column}.");
                }
            }
        }

        _ = CholeskyFactor(state);
    }

    private static void ThrowIfNoDistribution(ReadOnlySpan<double> probabilities, string what)
    {
        double sum = 0;
        foreach (double probability in probabilities)
        {
            if (!(probability >= 0))
            {
                throw new ArgumentException($"{what} contain {probability}; probabilities lie between 0 and 1.");
            }

            sum += probability;
        }

        if (!(Math.Abs(sum - 1) <= SumTolerance))
        {
            throw new ArgumentException($"{what} sum to {sum}, not to 1.");
        }
    }
}
