namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// The fields of Coinbase Exchange messages that mean something here; each at most once in a message.
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
}
