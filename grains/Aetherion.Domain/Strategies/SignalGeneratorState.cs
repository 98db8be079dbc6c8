using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>What a <see cref="SignalGenerator"/> keeps between bars.</summary>
/// <param name="Regime">The label of the last bar.</param>
public sealed record SignalGeneratorState(StrategyState Strategy, Regime Regime);
