using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Bars of a symbol with open time in [From, To), at most Limit, from the newest or the oldest on.</summary>
public sealed record BarRange(
    SymbolKey Key, Timeframe Timeframe, DateTime? From, DateTime? To, int Limit, bool NewestFirst);
