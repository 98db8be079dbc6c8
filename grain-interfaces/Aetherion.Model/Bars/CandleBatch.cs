using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>Closed bars of one timeframe, oldest first, for a symbol whose source gives bars and not trades.</summary>
public sealed record CandleBatch(SymbolKey Key, Timeframe Timeframe, ImmutableArray<Candle> Candles);
