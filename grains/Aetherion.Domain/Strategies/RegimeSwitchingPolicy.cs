using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>
/// Puts a strategy in charge by regime: trend following in Bull, mean reversion in Sideways, nothing held in Bear,
/// Crisis and Unknown. A label decided at the close of bar t acts from bar t + 1: which strategy decides at a bar
/// follows from the label of the bar before, never from its own. All strategies see every bar, so that a switch needs
/// no warm-up.
/// </summary>
public sealed class RegimeSwitchingPolicy : IStrategy
{
    private readonly ImmutableArray<IStrategy> _strategies;
    private Regime _lastRegime;
    private double _lastConfidence;
    private long _barCount;
    private decimal _exposure;

    public RegimeSwitchingPolicy(
        MeanReversionOptions? meanReversion = null, TrendFollowingOptions? trendFollowing = null)
    {
        _strategies =
            [new FlatStrategy(), new MeanReversionStrategy(meanReversion), new TrendFollowingStrategy(trendFollowing)];
        Active = StrategyNames.Flat;
    }

    public string Name => StrategyNames.RegimeSwitching;

    public int WarmUpPeriod => _strategies.Max(s => s.WarmUpPeriod);

    public bool IsReady => _barCount >= WarmUpPeriod;

    /// <summary>The strategy that decided at the last bar.</summary>
    public string Active { get; private set; }

    /// <summary>How often another strategy was put in charge.</summary>
    public long SwitchCount { get; private set; }

    /// <summary>What the last bar began with: another strategy in charge; null when it was the same.</summary>
    public PolicySwitch? LastSwitch { get; private set; }

    /// <summary>The strategy meant for a regime.</summary>
    public static string StrategyFor(Regime regime) => regime switch
    {
        Regime.Bull => StrategyNames.TrendFollowing,
        Regime.Sideways => StrategyNames.MeanReversion,
        _ => StrategyNames.Flat,
    };

    public StrategyDecision Update(in RegimeBar bar)
    {
        Switch();
        var decision = default(StrategyDecision);
        foreach (var strategy in _strategies)
        {
            var own = strategy.Update(bar);
            if (strategy.Name == Active)
                decision = own;
        }
        _lastRegime = bar.Regime;
        _lastConfidence = bar.Confidence;
        _barCount++;
        if (!IsReady)
            decision = new StrategyDecision(0, StrategyReasons.WarmingUp);
        _exposure = decision.TargetExposure;
        return decision;
    }

    public void Reset()
    {
        foreach (var strategy in _strategies)
            strategy.Reset();
        (_lastRegime, _lastConfidence, _barCount, _exposure) = (Regime.Unknown, 0, 0, 0);
        (Active, SwitchCount, LastSwitch) = (StrategyNames.Flat, 0, null);
    }

    public StrategyState Save() => new(Name, _barCount)
    {
        TargetExposure = _exposure,
        Parts = [.. _strategies.Select(s => s.Save())],
        LastRegime = _lastRegime,
        LastConfidence = _lastConfidence,
        Active = Active,
        SwitchCount = SwitchCount,
    };

    public void Restore(StrategyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Expect(Name, averageCount: 0, _strategies.Length);
        if (state.Active is null)
            throw new ArgumentException($"The state of '{Name}' names no strategy in charge.", nameof(state));
        for (var i = 0; i < _strategies.Length; i++)
            _strategies[i].Restore(state.Parts[i]);
        (_lastRegime, _lastConfidence) = (state.LastRegime, state.LastConfidence);
        (_barCount, _exposure) = (state.BarCount, state.TargetExposure);
        (Active, SwitchCount, LastSwitch) = (state.Active, state.SwitchCount, null);
    }

    private void Switch()
    {
        var wanted = StrategyFor(_lastRegime);
        LastSwitch = null;
        if (wanted == Active)
            return;
        SwitchCount++;
        var reason = _lastRegime == Regime.Unknown ? StrategyReasons.RegimeUnknown : StrategyReasons.RegimeChanged;
        LastSwitch = new PolicySwitch(SwitchCount, Active, wanted, _lastRegime, _lastConfidence, reason);
        Active = wanted;
    }
}
