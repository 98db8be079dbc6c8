using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>
/// Holds while the fast exponential average of the close is above the slow one. A band round the slow one is its
/// hysteresis: it buys above the upper edge, sells below the lower one and keeps what it has in between.
/// </summary>
public sealed class TrendFollowingStrategy : IStrategy
{
    private readonly double _fastWeight;
    private readonly double _slowWeight;
    private readonly double _band;
    private double _fast;
    private double _slow;
    private long _barCount;
    private decimal _exposure;

    public TrendFollowingStrategy(TrendFollowingOptions? options = null)
    {
        options ??= new TrendFollowingOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.FastSpan, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.SlowSpan, options.FastSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WarmUpSpans, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Band);
        _fastWeight = 2.0 / (options.FastSpan + 1);
        _slowWeight = 2.0 / (options.SlowSpan + 1);
        _band = options.Band;
        WarmUpPeriod = options.SlowSpan * options.WarmUpSpans;
    }

    public string Name => StrategyNames.TrendFollowing;

    public int WarmUpPeriod { get; }

    public bool IsReady => _barCount >= WarmUpPeriod;

    public StrategyDecision Update(in RegimeBar bar)
    {
        double close = bar.Candle.Close.Ticks;
        _fast = _barCount == 0 ? close : _fast + _fastWeight * (close - _fast);
        _slow = _barCount == 0 ? close : _slow + _slowWeight * (close - _slow);
        _barCount++;
        return IsReady ? Decide() : new StrategyDecision(0, StrategyReasons.WarmingUp);
    }

    public void Reset()
    {
        _fast = 0;
        _slow = 0;
        _barCount = 0;
        _exposure = 0;
    }

    public StrategyState Save() => new(Name, _barCount)
    {
        TargetExposure = _exposure,
        Averages = [_fast, _slow],
    };

    public void Restore(StrategyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Expect(Name, averageCount: 2);
        _barCount = state.BarCount;
        _exposure = state.TargetExposure;
        _fast = state.Averages[0];
        _slow = state.Averages[1];
    }

    private StrategyDecision Decide()
    {
        var isUp = _fast > _slow * (1 + _band);
        var isDown = _fast < _slow * (1 - _band);
        var reason = (_exposure > 0, isUp, isDown) switch
        {
            (true, _, true) => StrategyReasons.TrendDown,
            (true, _, false) => StrategyReasons.TrendHolds,
            (false, true, _) => StrategyReasons.TrendUp,
            (false, false, _) => StrategyReasons.NoTrend,
        };
        _exposure = reason is StrategyReasons.TrendHolds or StrategyReasons.TrendUp ? 1 : 0;
        return new StrategyDecision(_exposure, reason);
    }
}
