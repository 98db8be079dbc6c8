namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Forecasts the next funding rate of one symbol from its past rates (fractions of the notional per interval): the
/// weighted median of naive forecasts, each weighted by exp(-rate * discounted sum of its absolute errors) (Littlestone
/// and Warmuth 1994). A median, because it is the absolute error that counts; weights follow what was right lately,
/// because what is right changes. Uses past rates only and allocates nothing per rate.
/// </summary>
public sealed class FundingForecaster
{
    /// <summary>The largest rate accepted, in size; venues cap it far lower.</summary>
    public const double RateMax = 1;

    private const double BasisPoint = 1e-4;

    private readonly FundingExperts _experts;
    private readonly double[] _losses = new double[FundingExperts.Count];
    private readonly double[] _weights = new double[FundingExperts.Count];
    private readonly double[] _sorted = new double[FundingExperts.Count];
    private readonly double _learningRate;
    private readonly double _discount;

    /// <exception cref="ArgumentException">An option is out of bounds.</exception>
    public FundingForecaster(FundingForecasterOptions? options = null)
    {
        options ??= new FundingForecasterOptions();
        bool isUsable = options.LearningRate is > 0 and <= 1000 && options.HalfLife is >= 1 and <= 1e9
            && options.SnapDistance is >= 0 and <= RateMax;
        if (!isUsable)
            throw new ArgumentException($"These options make no forecaster: {options}.", nameof(options));
        _learningRate = options.LearningRate / BasisPoint;
        _discount = Math.Pow(2, -1 / options.HalfLife);
        _experts = new FundingExperts(options.SnapDistance);
    }

    /// <summary>The forecast of the next rate; null before the first.</summary>
    public double? Forecast { get; private set; }

    /// <summary>Takes a rate and forecasts the next.</summary>
    /// <exception cref="ArgumentException">The rate is not finite or larger than <see cref="RateMax"/>; nothing
    /// changes.</exception>
    public double Update(double rate)
    {
        if (!(Math.Abs(rate) <= RateMax))
            throw new ArgumentException($"A funding rate is a fraction; {rate} cannot be one.", nameof(rate));
        if (Forecast is not null)
            Judge(rate);
        _experts.Update(rate);
        double forecast = WeightedMedian();
        Forecast = forecast;
        return forecast;
    }

    /// <summary>Writes all that is needed to go on bit by bit.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Forecast is not null);
        _experts.Save(writer);
        foreach (double loss in _losses)
            writer.Write(loss);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        bool isKnown = reader.ReadBoolean();
        _experts.Restore(reader);
        foreach (ref double loss in _losses.AsSpan())
            loss = reader.ReadDouble();
        Forecast = isKnown ? WeightedMedian() : null;
    }

    private void Judge(double rate)
    {
        for (int expert = 0; expert < _losses.Length; expert++)
            _losses[expert] = (_discount * _losses[expert]) + Math.Abs(rate - _experts.Forecasts[expert]);
    }

    private double WeightedMedian()
    {
        double least = double.PositiveInfinity;
        foreach (double loss in _losses)
            least = Math.Min(least, loss);
        double sum = 0;
        for (int expert = 0; expert < _losses.Length; expert++)
        {
            _sorted[expert] = _experts.Forecasts[expert];
            _weights[expert] = Math.Exp(-_learningRate * (_losses[expert] - least));
            sum += _weights[expert];
        }

        // Equal forecasts may be sorted either way: what they say is the same.
        Array.Sort(_sorted, _weights);
        double below = 0;
        for (int expert = 0; expert < _sorted.Length; expert++)
        {
            below += _weights[expert];
            if (below >= sum / 2)
                return _sorted[expert];
        }

        return _sorted[^1];
    }
}
