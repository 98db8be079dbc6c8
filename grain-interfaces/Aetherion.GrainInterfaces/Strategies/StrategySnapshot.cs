using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A strategy grain as it stands.</summary>
/// <param name="LastSequence">The sequence of the last bar it dealt with.</param>
/// <param name="SwitchCount">How often another strategy was put in charge.</param>
public sealed record StrategySnapshot(
    StrategyKey Key,
    string ActiveStrategy,
    Regime Regime,
    bool IsReady,
    decimal TargetExposure,
    long LastSequence,
    long SwitchCount);
