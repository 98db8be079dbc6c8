namespace Aetherion.Domain.Tests.Venues.Binance;

/// <summary>One frame of each form, made up after the recorded ones.</summary>
internal static class BinanceSamples
{
    public const string AggregateTrade =
        """{"e":"aggTrade","E":1700000000123,"s":"BTCUSDT","a":42,"p":"37000.10000000","q":"0.00150000","f":100,"l":103,"T":1700000000122,"m":true,"M":true}""";

    public const string Trade =
        """{"stream":"btcusdt@trade","data":{"e":"trade","E":1700000000123,"T":1700000000122,"s":"BTCUSDT","t":7,"p":"37000.10","q":"0.002","X":"MARKET","m":false}}""";

    public const string SpotQuote =
        """{"u":400900217,"s":"BNBUSDT","b":"25.35190000","B":"31.21000000","a":"25.36520000","A":"40.66000000"}""";

    public const string FuturesQuote =
        """{"e":"bookTicker","u":400900217,"E":1700000000123,"T":1700000000122,"s":"BNBUSDT","b":"25.3519","B":"31.21","a":"25.3652","A":"40.66"}""";

    public const string SpotDepth =
        """{"e":"depthUpdate","E":1700000000123,"s":"BNBBTC","U":157,"u":160,"b":[["0.0024","10"]],"a":[["0.0026","100"],["0.0027","0"]]}""";

    public const string FuturesDepth =
        """{"stream":"bnbusdt@depth@100ms","data":{"e":"depthUpdate","E":1700000000123,"T":1700000000122,"s":"BNBUSDT","U":157,"u":160,"pu":149,"b":[["0.0024","10"]],"a":[]}}""";

    public const string Snapshot =
        """{"lastUpdateId":1027024,"bids":[["4.00000000","431.00000000"]],"asks":[["4.00000200","12.00000000"]]}""";

    public const string PartialDepth =
        """{"stream":"bnbbtc@depth5@100ms","data":{"lastUpdateId":160,"bids":[["0.0024","10"]],"asks":[["0.0026","100"]]}}""";

    public const string Kline =
        """{"e":"kline","E":1700000000123,"s":"BNBBTC","k":{"t":1700000000000,"T":1700000059999,"s":"BNBBTC","i":"1m","f":-1,"L":-1,"o":"0.0010","c":"0.0020","h":"0.0025","l":"0.0015","v":"1000","n":100,"x":false,"q":"1.0000","V":"500","Q":"0.500","B":"0"}}""";

    public const string Tickers =
        """[{"e":"24hrMiniTicker","E":1700000000123,"s":"BNBBTC","c":"0.0025","o":"0.0010","h":"0.0025","l":"0.0010","v":"10000","q":"18"},{"e":"24hrMiniTicker","E":1700000000123,"s":"ETHBTC","c":"0.05","o":"0.06","h":"0.06","l":"0.04","v":"10","q":"0.5"}]""";

    public const string MarkPrice =
        """{"e":"markPriceUpdate","E":1700000000123,"s":"BTCUSDT","p":"37000.10000000","i":"37001.00000000","P":"0","r":"-0.00038167","T":1700006400000}""";

    public const string Liquidation =
        """{"e":"forceOrder","E":1700000000123,"o":{"s":"BTCUSDT","S":"SELL","o":"LIMIT","f":"IOC","q":"0.014","p":"9910","ap":"9910","X":"FILLED","l":"0.014","z":"0.014","T":1700000000122}}""";

    public const string Acknowledgement = """{"result":null,"id":312}""";

    public const string Error = """{"error":{"code":2,"msg":"Invalid request: \"x\""},"id":312}""";

    public static string[] All { get; } =
    [
        AggregateTrade, Trade, SpotQuote, FuturesQuote, SpotDepth, FuturesDepth, Snapshot, PartialDepth, Kline, Tickers,
        MarkPrice, Liquidation, Acknowledgement, Error,
    ];
}
