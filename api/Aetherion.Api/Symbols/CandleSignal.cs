using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>A bar that has closed, with the label decided on it.</summary>
internal readonly record struct CandleSignal(Candle Closed, long Sequence, Regime Regime);
