using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Reads a model's row of features bar by bar. The running mean of a centred feature is m += (x - m) max(1/n, a) with
/// a = 1 - 2^(-1/half-life), n bars so far and the current bar included: the plain mean at first, exponentially
/// weighted later. Training and filtering read through this class, so they see the same numbers.
/// </summary>
public sealed class RegimeFeatureReader
{
    private readonly RegimeFeatures _features;
    private readonly bool[] _isCentred;
    private readonly double _weightMin;
    private readonly double[] _means;
    private long _barCount;

    /// <exception cref="ArgumentException">The features contradict each other.</exception>
    public RegimeFeatureReader(RegimeFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        features.ThrowIfInvalid();
        _features = features;
        _isCentred = [.. features.Columns.Select(column => features.Centred.Contains(column))];
        _weightMin = 1 - Math.Pow(2, -1.0 / features.CentreHalfLifeBars);
        _means = new double[features.Columns.Length];
    }

    /// <summary>Reads the next bar into <paramref name="row"/>.</summary>
    /// <returns>False when a feature is not known or too large to be used; the bar then counts for nothing.</returns>
    public bool TryRead(in FeatureVector features, Span<double> row)
    {
        for (int column = 0; column < _means.Length; column++)
        {
            if (features[_features.Columns[column]] is not { } value || !ObservationMatrix.IsUsable(value))
                return false;
            row[column] = value;
        }

        _barCount++;
        double weight = Math.Max(1.0 / _barCount, _weightMin);
        for (int column = 0; column < _means.Length; column++)
        {
            if (!_isCentred[column])
                continue;
            _means[column] += (row[column] - _means[column]) * weight;
            row[column] -= _means[column];
        }

        return true;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        Array.Clear(_means);
        _barCount = 0;
    }

    internal (double[] Means, long BarCount) Save() => ([.. _means], _barCount);

    internal void Restore(double[] means, long barCount)
    {
        if (means.Length != _means.Length || !means.All(ObservationMatrix.IsUsable) || barCount < 0)
        {
            throw new ArgumentException(
                $"The saved filter has {means.Length} running means after {barCount} bars; the model needs " +
                $"{_means.Length}, all finite. Start the filter afresh.");
        }

        means.CopyTo(_means, 0);
        _barCount = barCount;
    }
}
