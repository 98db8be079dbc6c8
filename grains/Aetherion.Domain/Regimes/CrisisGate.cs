using Aetherion.Domain.Learning.Quantiles;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Tells crisis from the volatility forecast: the market is in crisis while the forecast lies in the upper tail of its
/// own slowly forgotten distribution. The tail adapts so that crisis keeps about its target share of bars (adaptive
/// conformal inference, Gibbs and Candes 2021): in a storm that does not end the bar rises, in a long calm it falls. The
/// distribution that judges a bar holds earlier bars only.
/// <para>The probability is a logistic function of the forecast: <see cref="EnterProbability"/> where crisis begins,
/// <see cref="ExitProbability"/> where it ends.</para>
/// </summary>
public sealed class CrisisGate
{
    /// <summary>The probability at the threshold of entry.</summary>
    public const double EnterProbability = 0.6;

    /// <summary>The probability at the threshold of exit.</summary>
    public const double ExitProbability = 0.35;

    private const double LogVolatilityMin = -14;
    private const double LogVolatilityMax = 2;
    private const int BinCount = 640;

    /// <summary>The least distance of the two thresholds, so that the probability has a slope.</summary>
    private const double GapMin = 0.01;

    private static readonly double EnterLogOdds = Math.Log(EnterProbability / (1 - EnterProbability));
    private static readonly double LogOddsGap =
        EnterLogOdds - Math.Log(ExitProbability / (1 - ExitProbability));

    private readonly CrisisGateOptions _options;
    private readonly DecayingQuantile _forecasts;
    private double _tail;
    private int _count;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public CrisisGate(CrisisGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _options = options;
        _tail = options.TargetShare;
        _forecasts = new DecayingQuantile(new DecayingQuantileOptions(
            LogVolatilityMin, LogVolatilityMax, BinCount, options.HalfLife));
    }

    /// <summary>Whether the market is in crisis.</summary>
    public bool IsCrisis { get; private set; }

    /// <summary>The probability of crisis after the last bar; 0 before the first.</summary>
    public double Probability { get; private set; }

    /// <summary>The share of the distribution that counts as crisis now.</summary>
    public double Tail => Math.Clamp(_tail, _options.TailMin, _options.TailMax);

    /// <summary>Takes the next closed bar and returns the probability of crisis.</summary>
    /// <param name="logVolatility">The forecast, a natural logarithm.</param>
    /// <param name="score">The same in slow standard deviations.</param>
    public double Update(double logVolatility, double score)
    {
        Probability = _count < _options.LearningBars
            ? Logistic(score, _options.LearningEnterScore, _options.LearningExitScore)
            : Logistic(logVolatility, Threshold(Tail), Threshold(Math.Min(Tail * _options.ExitFactor, 1)));
        IsCrisis = Probability >= (IsCrisis ? ExitProbability : EnterProbability);
        Adapt();
        _forecasts.Add(logVolatility);
        _count = Math.Min(_count + 1, _options.LearningBars);
        return Probability;
    }

    /// <summary>
    /// Lets the distribution and the tail forget as if so many bars had gone by unseen. When what is left weighs less than
    /// half of the bars it takes to learn, the gate learns anew: a storm of years ago says nothing of the market now.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void Forget(long bars)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        if (bars == 0)
            return;
        _forecasts.Forget(bars);
        _tail = _options.TargetShare + ((_tail - _options.TargetShare) * Math.Pow(2, -bars / _options.HalfLife));
        if (_forecasts.Weight < _options.LearningBars / 2.0)
            _count = 0;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        _forecasts.Reset();
        _tail = _options.TargetShare;
        _count = 0;
        IsCrisis = false;
        Probability = 0;
    }

    /// <summary>Writes all that is needed to go on bit by bit.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _forecasts.Save(writer);
        writer.Write(_tail);
        writer.Write(_count);
        writer.Write(IsCrisis);
        writer.Write(Probability);
    }

    /// <summary>Goes on from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _forecasts.Restore(reader);
        _tail = reader.ReadDouble();
        _count = reader.ReadInt32();
        IsCrisis = reader.ReadBoolean();
        Probability = reader.ReadDouble();
        if (!double.IsFinite(_tail) || _count < 0 || !(Probability is >= 0 and <= 1))
            throw new InvalidDataException("The saved crisis gate is damaged.");
    }

    private static double Logistic(double value, double enter, double exit)
    {
        double gap = Math.Max(enter - exit, GapMin);
        double logOdds = EnterLogOdds + ((value - enter) / gap * LogOddsGap);
        return 1 / (1 + Math.Exp(-logOdds));
    }

    private double Threshold(double tail) => _forecasts.Value(1 - tail) ?? LogVolatilityMax;

    private void Adapt()
    {
        double step = _options.AdaptationRate * (_options.TargetShare - (IsCrisis ? 1 : 0));
        _tail = Math.Clamp(
            _tail + step,
            -_options.AdaptationReserve,
            _options.TailMax + _options.AdaptationReserve);
    }
}
