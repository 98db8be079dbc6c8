using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>Signals of one strategy grain in order of their sequence: one for each bar.</summary>
public sealed record SignalBatch(StrategyKey Key, ImmutableArray<Signal> Signals);
