using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Works out a symbol's rules from its name and from the prices and quantities of a recording.</summary>
internal static class SymbolSpecs
{
    private static readonly string[] QuoteAssets =
        ["FDUSD", "USDT", "USDC", "TUSD", "BUSD", "BTC", "ETH", "BNB", "EUR", "TRY", "USD"];

    /// <summary>The steps are the finest powers of ten that occur.</summary>
    public static SymbolSpec Of(BinanceMarketKind market, BookSnapshot book, IEnumerable<RecordedFrame> frames)
    {
        var levels = book.Bids.Concat(book.Asks).ToList();
        var trades = frames
            .Where(frame => frame.Symbol == book.Symbol && frame.Kind is FrameKind.Trade or FrameKind.AggregateTrade)
            .Select(frame => TradeFrame.Read(frame.Data)).ToList();
        var price = Finest(levels.Select(level => level.Price).Concat(trades.Select(trade => trade.Price)));
        // Books may hold quantities below the step of orders; trades do not.
        var quantity = Finest(trades.Count > 0
            ? trades.Select(trade => trade.Quantity)
            : levels.Select(level => level.Quantity));
        return Create(
            market, book.Symbol, Step(price), Step(quantity), levels.Max(level => level.Price.Scale),
            levels.Max(level => level.Quantity.Scale));
    }

    public static SymbolSpec Create(
        BinanceMarketKind market, string symbol, decimal tick, decimal step, int priceDecimals, int quantityDecimals)
    {
        var (baseAsset, quoteAsset) = Split(symbol);
        var minNotional = (market, quoteAsset) switch
        {
            (BinanceMarketKind.CoinFutures, _) => 0m,
            (BinanceMarketKind.UsdFutures, _) => baseAsset == "BTC" ? 100m : 20m,
            (_, "BTC") => 0.0001m,
            (_, "ETH") => 0.001m,
            _ => 5m,
        };
        var contractSize = market != BinanceMarketKind.CoinFutures ? 1 : baseAsset == "BTC" ? 100 : 10;
        return new SymbolSpec(
            symbol, baseAsset, quoteAsset, tick, step, minNotional, priceDecimals, quantityDecimals, contractSize);
    }

    /// <summary>The rules of a symbol that is simulated at a price.</summary>
    public static SymbolSpec Simulated(BinanceMarketKind market, string symbol)
    {
        var price = Instruments.StartPrice(Split(symbol).Base);
        var tick = market == BinanceMarketKind.Spot || price < 10_000 ? 2 : 1;
        var step = market == BinanceMarketKind.CoinFutures ? 0 : (price >= 1000 ? 5 : 3) - (market == BinanceMarketKind.Spot ? 0 : 2);
        var isSpot = market == BinanceMarketKind.Spot;
        return Create(market, symbol, Step(tick), Step(step), isSpot ? 8 : tick, isSpot ? 8 : step);
    }

    private static (string Base, string Quote) Split(string symbol)
    {
        var pair = symbol.Split('_')[0];
        foreach (var quote in QuoteAssets)
        {
            if (pair.Length > quote.Length && pair.EndsWith(quote, StringComparison.Ordinal))
                return (pair[..^quote.Length], quote);
        }
        return (pair, "USDT");
    }

    private static int Finest(IEnumerable<decimal> values)
    {
        var scale = 0;
        foreach (var value in values)
        {
            while (decimal.Round(value, scale) != value)
                scale++;
        }
        return scale;
    }

    private static decimal Step(int scale) => new(1, 0, 0, false, (byte)scale);
}
