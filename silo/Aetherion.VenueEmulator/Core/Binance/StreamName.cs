using System.Globalization;
using Aetherion.VenueEmulator.Core.Markets;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What the name of a stream asks for.</summary>
/// <param name="Symbol">In lower case; empty for streams of all symbols.</param>
/// <param name="Kind">What stands before a parameter: <c>depth</c>, <c>kline</c>, <c>trade</c>.</param>
/// <param name="Levels">The levels of a partial book; 0 for changes.</param>
/// <param name="Interval">The interval of klines.</param>
/// <param name="IntervalMs">The pace of depth frames.</param>
internal readonly record struct StreamName(string Symbol, string Kind, int Levels, string Interval, int IntervalMs)
{
    private static readonly string[] PlainKinds =
        ["trade", "aggTrade", "bookTicker", "ticker", "miniTicker", "avgPrice", "forceOrder"];

    private static readonly string[] SpotPaces = ["", "@100ms", "@1000ms"];
    private static readonly string[] FuturesPaces = ["", "@0ms", "@100ms", "@250ms", "@500ms"];
    private static readonly string[] MarkPaces = ["", "@1s"];
    private static readonly string[] BookSizes = ["", "5", "10", "20"];

    /// <summary>Every stream of a symbol, as clients write them.</summary>
    public static IEnumerable<VenueStream> All(BinanceMarketKind market, string symbol)
    {
        var isSpot = market == BinanceMarketKind.Spot;
        return
        [
            .. PlainKinds.Select(kind => new VenueStream($"{symbol}@{kind}", kind)),
            .. KlineInterval.All.Select(interval => new VenueStream($"{symbol}@kline_{interval.Name}", "kline")),
            .. (isSpot ? [] : MarkPaces).Select(pace => new VenueStream($"{symbol}@markPrice{pace}", "markPrice")),
            .. BookSizes.SelectMany(size => (isSpot ? SpotPaces : FuturesPaces)
                .Select(pace => new VenueStream($"{symbol}@depth{size}{pace}", "depth"))),
        ];
    }

    /// <summary>Null for what is no stream of the venue.</summary>
    public static StreamName? Parse(BinanceMarketKind market, string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return null;
        var symbol = text[..at];
        var rest = text[(at + 1)..];
        if (symbol.Length == 0)
            return null;
        if (symbol[0] == '!')
            return new StreamName("", text, 0, "", 0);
        if (Array.IndexOf(PlainKinds, rest) >= 0)
            return new StreamName(symbol, rest, 0, "", 0);
        if (rest.StartsWith("kline_", StringComparison.Ordinal) && KlineInterval.Find(rest[6..]) is not null)
            return new StreamName(symbol, "kline", 0, rest[6..], 0);
        if (market != BinanceMarketKind.Spot && rest is "markPrice" or "markPrice@1s")
            return new StreamName(symbol, "markPrice", 0, "", rest == "markPrice" ? 3000 : 1000);
        return ParseDepth(market, symbol, rest);
    }

    /// <summary>The pace that <c>depth</c>, <c>depth@100ms</c> or <c>depth5@100ms</c> asks for, in milliseconds.</summary>
    public static int DepthIntervalMs(BinanceMarketKind market, string rest)
    {
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return market == BinanceMarketKind.Spot ? 1000 : 250;
        var pace = rest[(at + 1)..];
        return pace.EndsWith("ms", StringComparison.Ordinal)
            && int.TryParse(pace[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : -1;
    }

    private static StreamName? ParseDepth(BinanceMarketKind market, string symbol, string rest)
    {
        if (!rest.StartsWith("depth", StringComparison.Ordinal))
            return null;
        var interval = DepthIntervalMs(market, rest);
        var levels = rest.Split('@')[0][5..];
        var isPace = interval is 100 || (market == BinanceMarketKind.Spot ? interval == 1000 : interval is 0 or 250 or 500);
        return isPace && levels is "" or "5" or "10" or "20"
            ? new StreamName(symbol, "depth", levels.Length == 0 ? 0 : int.Parse(levels, CultureInfo.InvariantCulture), "", interval)
            : null;
    }
}
