using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>
/// Turns bars into the exposure it wants. Bars come once each, oldest first. The same bars give the same decisions, and
/// <see cref="Save"/> and <see cref="Restore"/> between any two of them change nothing.
/// </summary>
public interface IStrategy
{
    /// <summary>One of <see cref="StrategyNames"/>.</summary>
    string Name { get; }

    /// <summary>How many bars must have been seen before <see cref="IsReady"/>.</summary>
    int WarmUpPeriod { get; }

    /// <summary>Whether enough bars were seen for its decisions to be acted on.</summary>
    bool IsReady { get; }

    /// <summary>
    /// Decides at the close of a bar, on it and those before it; what it wants holds from the next bar on.
    /// </summary>
    StrategyDecision Update(in RegimeBar bar);

    /// <summary>Forgets every bar.</summary>
    void Reset();

    /// <summary>What it has to keep.</summary>
    StrategyState Save();

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="ArgumentException">The state is another strategy's or is incomplete.</exception>
    void Restore(StrategyState state);
}
