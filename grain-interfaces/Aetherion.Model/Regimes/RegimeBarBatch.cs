using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>Bars with regimes of one symbol and timeframe in order of their sequence.</summary>
public sealed record RegimeBarBatch(RegimeKey Key, ImmutableArray<RegimeBar> Bars);
