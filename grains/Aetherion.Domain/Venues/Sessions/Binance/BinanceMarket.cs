using Aetherion.Domain.Venues.Books;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>In what Binance's markets differ for a session: paths, weights, limits.</summary>
public sealed record BinanceMarket
{
    private BinanceMarket()
    {
    }

    public static BinanceMarket Spot { get; } = new()
    {
        Venue = "binance",
        RestRoot = "/api/v3",
        BookPath = "/stream",
        TradePath = "/stream",
        Chaining = BookChaining.FirstUpdateId,
        SnapshotLimit = 5000,
        SnapshotWeight = 250,
        RulesWeight = 20,
        TradesWeight = 4,
        BarsWeight = 2,
        StreamsMax = 1024,
        // 5 a second are allowed, with our pongs among them.
        SendInterval = TimeSpan.FromMilliseconds(250),
        HasRulesOfOneSymbol = true,
        HasSecondBars = true,
    };

    public static BinanceMarket UsdM { get; } = new()
    {
        Venue = "binance-usdm",
        RestRoot = "/fapi/v1",
        // The venue cut the streams of prices and books from those of the market in 2026.
        BookPath = "/public/stream",
        TradePath = "/market/stream",
        Chaining = BookChaining.PreviousUpdateId,
        SnapshotLimit = 1000,
        SnapshotWeight = 20,
        RulesWeight = 1,
        TradesWeight = 20,
        BarsWeight = 5,
        // 1024 on the current page, 200 on an older one.
        StreamsMax = 200,
        SendInterval = TimeSpan.FromMilliseconds(125),
        HasMarkPrice = true,
    };

    public static BinanceMarket CoinM { get; } = UsdM with
    {
        Venue = "binance-coinm",
        RestRoot = "/dapi/v1",
        BookPath = "/stream",
        TradePath = "/stream",
    };

    /// <summary>The name in instrument ids.</summary>
    public required string Venue { get; init; }

    public required string RestRoot { get; init; }

    /// <summary>The path of connections for changes of books and best prices.</summary>
    public required string BookPath { get; init; }

    /// <summary>The path of connections for trades, statistics and mark prices.</summary>
    public required string TradePath { get; init; }

    public required BookChaining Chaining { get; init; }

    /// <summary>The levels of a side in a whole book.</summary>
    public required int SnapshotLimit { get; init; }

    public required int SnapshotWeight { get; init; }

    public required int RulesWeight { get; init; }

    public required int TradesWeight { get; init; }

    public required int BarsWeight { get; init; }

    /// <summary>The most streams of a connection.</summary>
    public required int StreamsMax { get; init; }

    /// <summary>The shortest time between two messages of ours on a connection.</summary>
    public required TimeSpan SendInterval { get; init; }

    /// <summary>Whether the rules of one symbol can be asked for; otherwise those of all come.</summary>
    public bool HasRulesOfOneSymbol { get; init; }

    /// <summary>Whether bars of one second can be asked for.</summary>
    public bool HasSecondBars { get; init; }

    public bool HasMarkPrice { get; init; }

    /// <summary>The stream of a symbol's book.</summary>
    internal static string BookStream(string symbol) => $"{symbol.ToLowerInvariant()}@depth@100ms";

    /// <summary>The best prices beside a symbol's book, by which it is checked.</summary>
    internal static string QuoteStream(string symbol) => $"{symbol.ToLowerInvariant()}@bookTicker";

    /// <summary>The streams of a symbol's trades and statistics, and of its mark price and liquidations where there are any.</summary>
    internal IReadOnlyList<string> TradeStreams(string symbol)
    {
        var name = symbol.ToLowerInvariant();
        return HasMarkPrice
            ? [$"{name}@aggTrade", $"{name}@ticker", $"{name}@markPrice@1s", $"{name}@forceOrder"]
            : [$"{name}@aggTrade", $"{name}@ticker"];
    }
}
