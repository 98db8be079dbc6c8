using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>Holds nothing, from the first bar on.</summary>
public sealed class FlatStrategy : IStrategy
{
    private long _barCount;

    public string Name => StrategyNames.Flat;

    public int WarmUpPeriod => 0;

    public bool IsReady => true;

    public StrategyDecision Update(in RegimeBar bar)
    {
        _barCount++;
        return new StrategyDecision(0, StrategyReasons.StayFlat);
    }

    public void Reset() => _barCount = 0;

    public StrategyState Save() => new(Name, _barCount);

    public void Restore(StrategyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Expect(Name, averageCount: 0);
        _barCount = state.BarCount;
    }
}
