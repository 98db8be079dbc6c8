namespace Aetherion.Model;

/// <summary>The record of a policy that put another strategy in charge.</summary>
/// <param name="Id">Made from the key and <paramref name="Number"/>: the same on every run.</param>
public sealed record StrategySwitch(
    string Id,
    StrategyKey Key,
    long Number,
    string Previous,
    string Current,
    Regime Regime,
    double Confidence,
    long BarSequence,
    DateTime BarCloseTime,
    string ReasonCode);
