using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>
/// A strategy and the key it runs under: bars in, one signal for each out, and the switches with their ids. The signal
/// of bar t names the regime in force while t was forming: the label decided at the close of t - 1.
/// </summary>
public sealed class SignalGenerator
{
    private readonly StrategyKey _key;
    private readonly IStrategy _strategy;

    /// <exception cref="ArgumentException">There is no strategy of the key's name.</exception>
    public SignalGenerator(StrategyKey key)
        : this(key, StrategyFactory.Create(key.Strategy))
    {
    }

    public SignalGenerator(StrategyKey key, IStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        _key = key;
        _strategy = strategy;
    }

    public int WarmUpPeriod => _strategy.WarmUpPeriod;

    public bool IsReady => _strategy.IsReady;

    /// <summary>The regime in force: the label of the last bar.</summary>
    public Regime Regime { get; private set; }

    /// <summary>The strategy in charge.</summary>
    public string ActiveStrategy => (_strategy as RegimeSwitchingPolicy)?.Active ?? _strategy.Name;

    public long SwitchCount => (_strategy as RegimeSwitchingPolicy)?.SwitchCount ?? 0;

    /// <summary>The exposure wanted after the last bar.</summary>
    public decimal TargetExposure { get; private set; }

    /// <summary>Decides at the close of a bar.</summary>
    /// <param name="change">The record of a switch the bar began with; null when there was none.</param>
    public Signal Update(in RegimeBar bar, out StrategySwitch? change)
    {
        var regime = Regime;
        var decision = _strategy.Update(bar);
        Regime = bar.Regime;
        TargetExposure = decision.TargetExposure;
        change = (_strategy as RegimeSwitchingPolicy)?.LastSwitch is { } made ? Record(made, bar) : null;
        return new Signal(
            bar.Sequence,
            bar.Candle,
            regime,
            ActiveStrategy,
            decision.TargetExposure,
            _strategy.IsReady,
            decision.ReasonCode);
    }

    public SignalGeneratorState Save() => new(_strategy.Save(), Regime);

    public void Restore(SignalGeneratorState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _strategy.Restore(state.Strategy);
        Regime = state.Regime;
        TargetExposure = state.Strategy.TargetExposure;
    }

    /// <summary>
    /// Forgets every bar, because some are missing, but not which strategy is in charge nor how many switches there
    /// were.
    /// </summary>
    public void WarmUpAgain()
    {
        var before = _strategy.Save();
        _strategy.Reset();
        _strategy.Restore(_strategy.Save() with { Active = before.Active, SwitchCount = before.SwitchCount });
        (Regime, TargetExposure) = (Regime.Unknown, 0);
    }

    private StrategySwitch Record(PolicySwitch made, in RegimeBar bar) => new(
        $"{_key}#{made.Number}",
        _key,
        made.Number,
        made.Previous,
        made.Current,
        made.Regime,
        made.Confidence,
        bar.Sequence,
        bar.Candle.CloseTime,
        made.ReasonCode);
}
