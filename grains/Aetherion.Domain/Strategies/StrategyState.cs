using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>What a strategy keeps between bars; small, and exact when written as JSON.</summary>
/// <param name="Strategy">Whose it is.</param>
/// <param name="BarCount">Bars seen.</param>
public sealed record StrategyState(string Strategy, long BarCount)
{
    /// <summary>The last decision's exposure.</summary>
    public decimal TargetExposure { get; init; }

    /// <summary>Its moving averages, in an order of its own.</summary>
    public ImmutableArray<double> Averages { get; init; } = [];

    /// <summary>Of a policy: the states of the strategies under it.</summary>
    public ImmutableArray<StrategyState> Parts { get; init; } = [];

    /// <summary>Of a policy: the label decided at the last bar's close.</summary>
    public Regime LastRegime { get; init; }

    /// <summary>Of a policy: the probability of that label.</summary>
    public double LastConfidence { get; init; }

    /// <summary>Of a policy: the strategy in charge.</summary>
    public string? Active { get; init; }

    /// <summary>Of a policy: how often another strategy was put in charge.</summary>
    public long SwitchCount { get; init; }

    /// <summary>Checks that the state is the named strategy's and has as many averages and parts as it keeps.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal void Expect(string strategy, int averageCount, int partCount = 0)
    {
        if (Strategy != strategy || Averages.Length != averageCount || Parts.Length != partCount)
            throw new ArgumentException(
                $"The state of '{Strategy}' with {Averages.Length} averages and {Parts.Length} parts is none of "
                + $"'{strategy}', which keeps {averageCount} and {partCount}.");
    }
}
