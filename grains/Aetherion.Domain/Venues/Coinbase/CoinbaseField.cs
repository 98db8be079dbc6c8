namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// The fields of Coinbase's messages that mean something here, by meaning: Exchange and Advanced Trade name some of them
/// differently. Each is at most once in an object.
/// </summary>
[Flags]
internal enum CoinbaseField
{
    None = 0,
    Product = 1,
    Price = 1 << 1,
    Size = 1 << 2,
    Side = 1 << 3,
    Time = 1 << 4,
    TradeId = 1 << 5,
    Sequence = 1 << 6,
    Bids = 1 << 7,
    Asks = 1 << 8,
    Changes = 1 << 9,
    Open = 1 << 10,
    High = 1 << 11,
    Low = 1 << 12,
    Volume = 1 << 13,
    LastSize = 1 << 14,
    BestBid = 1 << 15,
    BestBidSize = 1 << 16,
    BestAsk = 1 << 17,
    BestAskSize = 1 << 18,
    LastTradeId = 1 << 19,
    ChangePercent = 1 << 20,
}
