namespace Aetherion.Domain.Strategies;

/// <summary>What a strategy wants after a bar.</summary>
/// <param name="TargetExposure">The share of equity to hold in the instrument, in [0, 1]; 0 while it warms up.</param>
/// <param name="ReasonCode">One of <see cref="StrategyReasons"/>.</param>
public readonly record struct StrategyDecision(decimal TargetExposure, string ReasonCode);
