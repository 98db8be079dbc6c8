namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The naive forecasts that a <see cref="FundingForecaster"/> chooses between: the last rate, the resting rate (the
/// most frequent of the last <see cref="HistoryLength"/>, where the venue's clamp holds it), exponentially weighted
/// means, some of them drawn towards the resting rate, and medians of the last three and five; each once as it is and
/// once snapped to the resting rate when it comes close.
/// </summary>
internal sealed class FundingExperts(double snapDistance)
{
    /// <summary>Rates remembered: 30 days of three a day.</summary>
    public const int HistoryLength = 90;

    /// <summary>How many experts there are.</summary>
    public const int Count = 2 * PlainCount;

    private const int PlainCount = 14;
    private const int Middle = 1;

    private static readonly double[] Weights = [0.2, 0.4, 0.6, 0.8];
    private static readonly double[] Pulls = [0.8, 0.6];

    private readonly double[] _history = new double[HistoryLength];
    private readonly double[] _means = new double[Weights.Length];
    private readonly double[] _window = new double[5];
    private long _count;

    /// <summary>What each expert says of the next rate.</summary>
    public double[] Forecasts { get; } = new double[Count];

    /// <summary>Takes a rate.</summary>
    public void Update(double rate)
    {
        _history[_count % HistoryLength] = rate;
        for (int mean = 0; mean < _means.Length; mean++)
            _means[mean] = _count == 0 ? rate : _means[mean] + (Weights[mean] * (rate - _means[mean]));
        _count++;
        Say(rate, RestingRate());
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_count);
        foreach (double rate in _history)
            writer.Write(rate);
        foreach (double mean in _means)
            writer.Write(mean);
    }

    public void Restore(BinaryReader reader)
    {
        _count = reader.ReadInt64();
        foreach (ref double rate in _history.AsSpan())
            rate = reader.ReadDouble();
        foreach (ref double mean in _means.AsSpan())
            mean = reader.ReadDouble();
        if (_count > 0)
            Say(Past(1), RestingRate());
    }

    private void Say(double last, double resting)
    {
        int next = 0;
        Forecasts[next++] = last;
        Forecasts[next++] = resting;
        foreach (double mean in _means)
            Forecasts[next++] = mean;
        foreach (double pull in Pulls)
        {
            Forecasts[next++] = resting + (pull * (_means[Middle] - resting));
            Forecasts[next++] = resting + (pull * (last - resting));
            Forecasts[next++] = resting + (pull * (_means[Middle + 1] - resting));
        }

        Forecasts[next++] = Median(3);
        Forecasts[next] = Median(5);
        for (int plain = 0; plain < PlainCount; plain++)
        {
            bool isClose = Math.Abs(Forecasts[plain] - resting) < snapDistance;
            Forecasts[PlainCount + plain] = isClose ? resting : Forecasts[plain];
        }
    }

    /// <summary>The rate <paramref name="ago"/> rates back, 1 being the last.</summary>
    private double Past(int ago) => _history[(_count - ago) % HistoryLength];

    private double Median(int length)
    {
        Span<double> window = _window.AsSpan(0, (int)Math.Min(length, _count));
        for (int ago = 1; ago <= window.Length; ago++)
            window[ago - 1] = Past(ago);
        window.Sort();
        return (window[(window.Length - 1) / 2] + window[window.Length / 2]) / 2;
    }

    /// <summary>The most frequent rate remembered, the latest of equals.</summary>
    private double RestingRate()
    {
        int length = (int)Math.Min(HistoryLength, _count);
        double best = Past(1);
        int most = 0;
        for (int ago = 1; ago <= length; ago++)
        {
            int frequency = Frequency(Past(ago), length);
            if (frequency > most)
                (best, most) = (Past(ago), frequency);
        }

        return best;
    }

    private int Frequency(double rate, int length)
    {
        int frequency = 0;
        for (int index = 0; index < length; index++)
            frequency += _history[index] == rate ? 1 : 0;
        return frequency;
    }
}
