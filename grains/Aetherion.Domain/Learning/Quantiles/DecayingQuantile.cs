namespace Aetherion.Domain.Learning.Quantiles;

/// <summary>
/// Quantiles of a series that forgets: item i of n weighs 2^(-(n - i) / half-life), and the quantile of p is the value
/// below which the share p of the weight lies. Values are counted in bins of equal width and taken as spread evenly
/// within a bin, so a quantile differs from the exact one by at most the width of a bin.
/// <para>
/// Constant memory, O(1) to add and O(bins) to ask, no allocation, the same bits on every run. Serves one caller at a
/// time.
/// </para>
/// </summary>
public sealed class DecayingQuantile
{
    /// <summary>
    /// Instead of all bins shrinking, the weight of the newest item grows; here everything is scaled back.
    /// </summary>
    private const double UnitMax = 1e100;

    private readonly double[] _bins;
    private readonly double _growth;
    private readonly double _binsPerUnit;
    private double _unit = 1;
    private double _total;

    /// <summary>A histogram that has seen nothing.</summary>
    /// <exception cref="ArgumentException">The options cannot be.</exception>
    public DecayingQuantile(DecayingQuantileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        Options = options;
        _bins = new double[options.BinCount];
        _growth = Math.Pow(2, 1 / options.HalfLife);
        _binsPerUnit = options.BinCount / (options.Maximum - options.Minimum);
    }

    /// <summary>Range, bins and half-life.</summary>
    public DecayingQuantileOptions Options { get; }

    /// <summary>
    /// The sum of the weights in units of the newest item: how many items the quantiles rest on, 0 before the first.
    /// It grows towards 1 / (1 - 2^(-1/half-life)), about 1.44 half-lives.
    /// </summary>
    public double Weight => _total / _unit;

    /// <summary>Adds the next item; the earlier ones weigh less from now on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN; nothing was changed.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A quantile takes numbers; leave NaN out.");
        if (_total > 0)
            _unit *= _growth;
        if (_unit > UnitMax)
            ScaleBack();
        double position = (value - Options.Minimum) * _binsPerUnit;
        _bins[(int)Math.Clamp(position, 0, _bins.Length - 1)] += _unit;
        _total += _unit;
    }

    /// <summary>Lets all items weigh as much less as if so many had been added, without one being added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void Forget(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double left = Math.Pow(2, -count / Options.HalfLife);
        _total = 0;
        foreach (ref double bin in _bins.AsSpan())
        {
            bin *= left;
            _total += bin;
        }
    }

    /// <summary>
    /// The value below which the share <paramref name="probability"/> of the weight lies; null before the first item.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not within 0 and 1.</exception>
    public double? Value(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "The probability of a quantile lies between 0 and 1.");
        }

        if (_total == 0)
            return null;
        return Options.Minimum + (PositionOf(probability * _total) / _binsPerUnit);
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Array.Clear(_bins);
        _unit = 1;
        _total = 0;
    }

    /// <summary>Writes all that was counted.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_bins.Length);
        writer.Write(_unit);
        writer.Write(_total);
        foreach (double bin in _bins)
            writer.Write(bin);
    }

    /// <summary>Goes on bit for bit from what <see cref="Save"/> wrote with the same options.</summary>
    /// <exception cref="InvalidDataException">It has other bins, or is damaged; nothing was changed.</exception>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int count = reader.ReadInt32();
        if (count != _bins.Length)
            throw new InvalidDataException($"The saved histogram has {count} bins, this one {_bins.Length}.");
        double unit = reader.ReadDouble();
        double total = reader.ReadDouble();
        double[] bins = new double[count];
        foreach (ref double bin in bins.AsSpan())
            bin = reader.ReadDouble();
        if (!(unit is >= 1 and <= UnitMax && double.IsFinite(total) && bins.All(b => b >= 0 && b <= total)))
            throw new InvalidDataException("The saved histogram is damaged.");
        bins.CopyTo(_bins, 0);
        _unit = unit;
        _total = total;
    }

    /// <summary>Where the running sum of the weights reaches a target, in bins from the lower end.</summary>
    private double PositionOf(double target)
    {
        double below = 0;
        double position = 0;
        for (int bin = 0; bin < _bins.Length; bin++)
        {
            double weight = _bins[bin];
            if (weight == 0)
                continue;
            if (below + weight >= target)
                return bin + Math.Max(0, (target - below) / weight);
            below += weight;
            position = bin + 1;
        }

        // The sum over the bins may fall short of the total by rounding.
        return position;
    }

    private void ScaleBack()
    {
        double factor = 1 / _unit;
        _total = 0;
        foreach (ref double bin in _bins.AsSpan())
        {
            bin *= factor;
            _total += bin;
        }

        _unit = 1;
    }
}
