namespace Aetherion.Domain.Venues.Trades;

/// <summary>The outcome of one input of a <see cref="TradeTape"/>.</summary>
/// <param name="ToFill">The trades to fetch now; null when there is nothing new to fetch.</param>
public readonly record struct TradeTapeStep(TradeTapeVerdict Verdict, TradeGap? ToFill);
