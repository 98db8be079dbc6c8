using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Trades of a symbol with a sequence between two others, at most Limit, from the newest or the oldest on.</summary>
/// <param name="AfterSequence">Only those above it; null for no bound.</param>
/// <param name="BeforeSequence">Only those below it; null for no bound.</param>
public sealed record TradeRange(
    SymbolKey Key, long? AfterSequence, long? BeforeSequence, int Limit, bool NewestFirst);
