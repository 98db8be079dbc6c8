using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

/// <summary>A policy with a fault put in: it lets the label of a bar act on that bar.</summary>
internal sealed class LeakingPolicy : IStrategy
{
    private readonly RegimeSwitchingPolicy _policy = new();

    public string Name => _policy.Name;

    public int WarmUpPeriod => _policy.WarmUpPeriod;

    public bool IsReady => _policy.IsReady;

    public StrategyDecision Update(in RegimeBar bar)
    {
        _policy.Restore(_policy.Save() with { LastRegime = bar.Regime });
        return _policy.Update(bar);
    }

    public void Reset() => _policy.Reset();

    public StrategyState Save() => _policy.Save();

    public void Restore(StrategyState state) => _policy.Restore(state);
}
