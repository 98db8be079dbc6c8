namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The prior of a fit for one window: pseudo-counts, scale matrix, and the density of a model.</summary>
internal sealed class PriorDensity
{
    private readonly GaussianHmmPrior? _prior;
    private readonly double _transitionPseudoCount;
    private readonly double[] _scales;

    public PriorDensity(BaumWelchOptions options, ObservationMatrix window, double[] varianceFloors)
    {
        _prior = options.Prior;
        _prior?.ThrowIfTooWeak(window.ColumnCount);
        _transitionPseudoCount = options.TransitionPseudoCount + (_prior?.TransitionPseudoCount ?? 0);
        _scales = Scales(window, varianceFloors);
    }

    public double StartCount => _prior?.StartPseudoCount ?? 0;

    /// <summary>Whether the covariances have a prior.</summary>
    public bool HasCovariances => _prior is { DegreesOfFreedom: > 0 };

    public double TransitionCount(int from, int to) =>
        from == to ? _transitionPseudoCount + (_prior?.StickyPseudoCount ?? 0) : _transitionPseudoCount;

    /// <summary>An element on the diagonal of the scale matrix.</summary>
    public double Scale(int feature) => _scales[feature];

    /// <summary>What the sum of squares is divided by, besides the expected visits.</summary>
    public double Divisor(CovarianceType covarianceType) => covarianceType == CovarianceType.Full
        ? _prior!.DegreesOfFreedom + _scales.Length + 1
        : _prior!.DegreesOfFreedom - _scales.Length + 3;

    /// <summary>Natural logarithm of the prior's density, less what does not depend on the model; 0 without a
    /// prior.</summary>
    public double LogDensity(GaussianHmm model)
    {
        if (_prior is null)
            return 0;
        double sum = 0;
        for (int state = 0; state < model.StateCount; state++)
        {
            sum += Weighted(StartCount, model.StartProbabilities[state]);
            for (int to = 0; to < model.StateCount; to++)
            {
                sum += Weighted(TransitionCount(state, to), model.TransitionsFrom(state)[to]);
            }

            if (HasCovariances)
                sum += LogDensityOfCovariance(model, state);
        }

        return sum;
    }

    /// <summary>A count of zero says nothing, even of an impossible transition.</summary>
    private static double Weighted(double count, double probability) =>
        count == 0 ? 0 : count * Math.Log(probability);

    /// <summary>-(q ln|C| + tr(P inv(C))) / 2, where q is the divisor of either type: for the inverse Wishart that is
    /// n + D + 1, for the inverse gamma twice the shape and 2 more.</summary>
    private double LogDensityOfCovariance(GaussianHmm model, int state)
    {
        int size = _scales.Length;
        double[] factor = model.CholeskyFactor(state);
        double[] inverse = Cholesky.Invert(factor, size);
        double logDeterminant = 0;
        double trace = 0;
        for (int row = 0; row < size; row++)
        {
            logDeterminant += 2 * Math.Log(factor[(row * size) + row]);
            for (int column = 0; column <= row; column++)
            {
                double entry = inverse[(row * size) + column];
                trace += _scales[column] * entry * entry;
            }
        }

        return -0.5 * ((Divisor(model.CovarianceType) * logDeterminant) + trace);
    }

    /// <summary>A constant column has the floor for its variance, so that the prior stays proper.</summary>
    private double[] Scales(ObservationMatrix window, double[] varianceFloors)
    {
        if (!HasCovariances)
            return new double[window.ColumnCount];
        double[] deviations = StandardScaler.ColumnDeviations(window, StandardScaler.ColumnMeans(window));
        double share = _prior!.CovarianceShare * (_prior.DegreesOfFreedom - window.ColumnCount - 1);
        return
        [
            .. deviations.Select((deviation, column) =>
                share * Math.Max(deviation * deviation, varianceFloors[column])),
        ];
    }
}
