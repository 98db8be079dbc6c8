namespace Aetherion.Domain.Venues.Binance;

/// <summary>The forms of object that the decoder knows.</summary>
internal enum BinanceForm
{
    Unknown,
    AggregateTrade,
    Trade,
    DepthUpdate,
    DepthSnapshot,
    BookTicker,
    Kline,
    Ticker,
    MiniTicker,
    MarkPrice,
    Liquidation,
    Reply,
    ServerShutdown,
}
