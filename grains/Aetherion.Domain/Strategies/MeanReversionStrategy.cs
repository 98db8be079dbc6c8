using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>
/// Buys when the close is far below its exponential mean, and holds until the close is back at it. The distance between
/// the two bounds is its hysteresis: it does not trade again before price has crossed it. Mean and variance are those
/// before the current bar, updated as by West 1979 (m' = m + a d, v' = (1 - a)(v + a d²), d = x - m), with operations
/// that give the same bits on every processor.
/// </summary>
public sealed class MeanReversionStrategy : IStrategy
{
    private readonly double _weight;
    private readonly double _entryVarianceFactor;
    private readonly double _entryDistanceMin;
    private double _mean;
    private double _variance;
    private long _barCount;
    private decimal _exposure;

    public MeanReversionStrategy(MeanReversionOptions? options = null)
    {
        options ??= new MeanReversionOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Span, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WarmUpSpans, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.EntryDeviations);
        ArgumentOutOfRangeException.ThrowIfNegative(options.EntryDistanceMin);
        _weight = 2.0 / (options.Span + 1);
        _entryVarianceFactor = options.EntryDeviations * options.EntryDeviations;
        _entryDistanceMin = options.EntryDistanceMin;
        WarmUpPeriod = options.Span * options.WarmUpSpans;
    }

    public string Name => StrategyNames.MeanReversion;

    public int WarmUpPeriod { get; }

    public bool IsReady => _barCount >= WarmUpPeriod;

    public StrategyDecision Update(in RegimeBar bar)
    {
        double close = bar.Candle.Close.Ticks;
        if (_barCount == 0)
            _mean = close;
        var deviation = close - _mean;
        var isFarBelow = deviation < 0
            && deviation * deviation >= _entryVarianceFactor * _variance
            && -deviation >= _entryDistanceMin * close;
        _mean += _weight * deviation;
        _variance = (1 - _weight) * (_variance + _weight * deviation * deviation);
        _barCount++;
        return IsReady
            ? Decide(isFarBelow, isBack: deviation >= 0)
            : new StrategyDecision(0, StrategyReasons.WarmingUp);
    }

    public void Reset()
    {
        _mean = 0;
        _variance = 0;
        _barCount = 0;
        _exposure = 0;
    }

    public StrategyState Save() => new(Name, _barCount)
    {
        TargetExposure = _exposure,
        Averages = [_mean, _variance],
    };

    public void Restore(StrategyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Expect(Name, averageCount: 2);
        _barCount = state.BarCount;
        _exposure = state.TargetExposure;
        _mean = state.Averages[0];
        _variance = state.Averages[1];
    }

    private StrategyDecision Decide(bool isFarBelow, bool isBack)
    {
        var reason = (_exposure > 0, isFarBelow, isBack) switch
        {
            (true, _, true) => StrategyReasons.BackAtMean,
            (true, _, false) => StrategyReasons.AwaitingMean,
            (false, true, _) => StrategyReasons.BelowLowerBand,
            (false, false, _) => StrategyReasons.InsideBand,
        };
        _exposure = reason is StrategyReasons.AwaitingMean or StrategyReasons.BelowLowerBand ? 1 : 0;
        return new StrategyDecision(_exposure, reason);
    }
}
