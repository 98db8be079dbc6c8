using Aetherion.Domain.Venues.Trades;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>Trades that are missing, and between which times they happened.</summary>
/// <param name="From">The time of the last trade before them.</param>
/// <param name="To">The time of the first trade behind them that has come; now where none has.</param>
public readonly record struct StreamTradeGap(TradeGap Ids, DateTime From, DateTime To);
