namespace Aetherion.Domain.Markets;

/// <summary>What a column of a bar file means.</summary>
internal enum BarColumn
{
    OpenTime,
    Open,
    High,
    Low,
    Close,
    Volume,
    CloseTime,
    QuoteVolume,
    TradeCount,
    BuyVolume,
    BuyQuoteVolume,
    Ignored,
}
