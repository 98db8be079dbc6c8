using System.Text.Json;

namespace Aetherion.VenueEmulator.Tests.Rubbish;

/// <summary>Names and values of requests: what venues know, and what no client should send.</summary>
internal sealed class RubbishWords(Random random)
{
    private static readonly string[] Names =
    [
        "symbol", "side", "type", "quantity", "quoteOrderQty", "price", "stopPrice", "timeInForce", "newClientOrderId", "orderId",
        "origClientOrderId", "cancelOrderId", "cancelOrigClientOrderId", "cancelReplaceMode", "newOrderRespType", "reduceOnly",
        "closePosition", "positionSide", "leverage", "marginType", "workingType", "startTime", "endTime", "fromId", "limit", "interval",
        "recvWindow", "omitZeroBalances", "symbols", "product_id", "product_ids", "client_oid", "size", "funds", "post_only",
        "time_in_force", "stop", "stop_price", "before", "after", "start", "end", "granularity", "level", "client_order_id",
        "order_configuration", "order_ids", "order_id", "ids", "vs_currencies", "vs_currency", "days", "page", "per_page", "stream",
        "method", "params", "id", "channel", "channels", "jwt", "key", "signature", "passphrase", "timestamp", "apiKey",
        "subscriptionId", "market_market_ioc", "limit_limit_gtc", "base_size", "quote_size", "limit_price", "e", "newQuantity",
    ];

    private static readonly string[] Values =
    [
        "BTCUSDT", "btcusdt", "BTC-USD", "ETHUSDT", "bitcoin", "usd", "BUY", "SELL", "buy", "sell", "LIMIT", "MARKET", "STOP_LOSS",
        "STOP_LOSS_LIMIT", "TAKE_PROFIT", "STOP_MARKET", "STOP", "limit", "market", "GTC", "IOC", "FOK", "GTX", "POST_ONLY", "LONG", "SHORT",
        "FULL", "ACK", "STOP_ON_FAILURE", "ALLOW_FAILURE", "1m", "1s", "1M", "60", "subscribe", "SUBSCRIBE", "UNSUBSCRIBE", "PONG",
        "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "order.place", "depth", "session.status", "userDataStream.subscribe.signature",
        "BTCUSDT@kline_LAST_PRICE", "BTCUSDT@kline_1m_LAST_PRICE", "BTCUSDT@depth15", "btcusdt@depth@100ms", "btcusdt@kline_",
        "btcusdt@kline_1m@+08:00", "btcusdt@", "@", "@depth", "!ticker@arr", "!miniTicker@arr@", "level2", "level2_batch", "heartbeat", "matches", "full", "ticker", "user",
        "true", "false", "null", "", " ", "0", "-0", "1", "-1", "0.5", "100", "60000.5", "0.000000000000000000000000000001", "1e5", "1e400", "NaN",
        "Infinity", "0x10", "+1", "1,5", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "79228162514264337593543950335", "79228162514264337593543950336", "1.0000000000000000000000000000001", "\0", "\u00e9\ud83d\ude00",
        "%", "%zz", "a=b&c=d", "../..", "2025-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "253402300800", "99999999999999",
    ];

    public string Name() => Names[random.Next(Names.Length)];

    public string Value() => random.Next(50) == 0 ? new string('x', 5_000) : Values[random.Next(Values.Length)];

    /// <summary>Some pairs, one name now and then twice.</summary>
    public string Query(IEnumerable<string> usual) => string.Join('&', usual
        .Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Name()))
        .Select(name => random.Next(30) == 0 ? name : $"{name}={Uri.EscapeDataString(Value())}"));

    /// <summary>An object with some of the usual fields, and others; now and then no object, or no JSON.</summary>
    public string Body(IEnumerable<string> usual) => random.Next(20) switch
    {
        0 => Value(),
        1 => Json(0),
        2 => "{\"a\":",
        _ => "{" + string.Join(',', usual.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Name()))
            .Select(name => $"\"{name}\":{(random.Next(4) == 0 ? Json(0) : JsonSerializer.Serialize(Value()))}")) + "}",
    };

    /// <summary>A message that is well formed but for its words, or a body as above.</summary>
    /// <param name="verbs">Of the field that says what is asked.</param>
    public string Message(string verb, IReadOnlyList<string> verbs, string list, IEnumerable<string> usual) => random.Next(3) == 0
        ? Body(usual)
        : $$"""{"{{verb}}":"{{verbs[random.Next(verbs.Count)]}}","{{list}}":[{{JsonSerializer.Serialize(Value())}},{{Json(1)}}],"id":{{Json(2)}},"channel":{{JsonSerializer.Serialize(Value())}},"product_ids":[{{JsonSerializer.Serialize(Value())}}]}""";

    private string Json(int depth) => random.Next(depth > 2 ? 5 : 9) switch
    {
        0 => "null",
        1 => "true",
        2 => "1e3",
        3 => "-9223372036854775808",
        4 => JsonSerializer.Serialize(Value()),
        5 => $"[{Json(depth + 1)},{Json(depth + 1)}]",
        6 => "[]",
        7 => JsonSerializer.Serialize(Value()),
        _ => $"{{\"{Name()}\":{Json(depth + 1)},\"{Name()}\":{Json(depth + 1)}}}",
    };
}
