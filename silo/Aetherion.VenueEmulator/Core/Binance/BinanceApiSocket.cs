using System.Text.Json;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The requests of the WebSocket API: those of HTTP under other names, and the subscription to user data.</summary>
internal sealed class BinanceApiSocket(BinanceMarket market, BinanceRest rest)
{
    /// <summary>Answers are found by this name by faults.</summary>
    public const string StreamName = FaultRule.ApiStream;

    private static readonly Dictionary<string, (string Method, string Endpoint)> Methods = new()
    {
        ["ping"] = ("GET", "ping"),
        ["time"] = ("GET", "time"),
        ["exchangeInfo"] = ("GET", "exchangeInfo"),
        ["depth"] = ("GET", "depth"),
        ["klines"] = ("GET", "klines"),
        ["trades.recent"] = ("GET", "trades"),
        ["trades.aggregate"] = ("GET", "aggTrades"),
        ["ticker.price"] = ("GET", "ticker/price"),
        ["ticker.book"] = ("GET", "ticker/bookTicker"),
        ["order.place"] = ("POST", "order"),
        ["order.test"] = ("POST", "order/test"),
        ["order.cancel"] = ("DELETE", "order"),
        ["order.status"] = ("GET", "order"),
        ["order.cancelReplace"] = ("POST", "order/cancelReplace"),
        ["openOrders.status"] = ("GET", "openOrders"),
        ["openOrders.cancelAll"] = ("DELETE", "openOrders"),
        ["allOrders"] = ("GET", "allOrders"),
        ["myTrades"] = ("GET", "myTrades"),
        ["account.status"] = ("GET", "account"),
        ["v2/account.status"] = ("GET", "account"),
        ["v2/account.balance"] = ("GET", "balance"),
        ["account.rateLimits.orders"] = ("GET", "rateLimit/order"),
    };

    public byte[] Answer(BinanceConnection connection, JsonElement request, DateTime now)
    {
        var id = request.TryGetProperty("id", out var given) ? given : default;
        var name = request.TryGetProperty("method", out var method) ? method.ToString() : "";
        var query = ReadParams(request);
        var reply = name switch
        {
            "userDataStream.subscribe.signature" => Subscribe(connection, query, now),
            "userDataStream.unsubscribe" => Unsubscribe(connection, query),
            "userDataStream.subscribe" or "session.logon" => new BinanceError(
                -1020, "This operation is not supported. Sessions need an Ed25519 key; the emulator takes userDataStream.subscribe.signature.").ToReply(),
            _ when Methods.TryGetValue(name, out var known) =>
                rest.HandleMessage(market, known.Method, known.Endpoint, query, connection.Address, now),
            _ => new BinanceError(-1130, $"Data sent for parameter 'method' is not valid.").ToReply(),
        };
        return Write(id, reply);
    }

    /// <summary>A reply as the answer to a message that may change an order; null for every other message.</summary>
    public static byte[]? AnswerToOrder(ReadOnlyMemory<byte> text, VenueReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var request = document.RootElement;
            return request.TryGetProperty("method", out var method) && Methods.TryGetValue(method.ToString(), out var known)
                && known is { Method: "POST" or "DELETE", Endpoint: not "order/test" }
                    ? Write(request.TryGetProperty("id", out var id) ? id : default, reply)
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static QueryText ReadParams(JsonElement request)
    {
        var query = QueryText.Read("");
        if (!request.TryGetProperty("params", out var list) || list.ValueKind != JsonValueKind.Object)
            return query;
        foreach (var member in list.EnumerateObject())
            query.Set(member.Name, member.Value.ValueKind == JsonValueKind.True ? "true"
                : member.Value.ValueKind == JsonValueKind.False ? "false" : member.Value.ToString());
        return query;
    }

    private VenueReply Subscribe(BinanceConnection connection, QueryText query, DateTime now)
    {
        var (account, error) = rest.Authorize(market, query, now);
        if (error is { } refused)
            return refused.ToReply();
        return market.Trading.Users.Subscribe(connection.Number, account!) is { } id
            ? new VenueReply(200, JsonText.Object(json => json.WriteNumber("subscriptionId", id)))
            : new BinanceError(-2042, "Maximum subscription ID reached for this connection.").ToReply();
    }

    private VenueReply Unsubscribe(BinanceConnection connection, QueryText query)
    {
        int? id = int.TryParse(query.Get("subscriptionId"), out var given) ? given : null;
        return market.Trading.Users.Unsubscribe(connection.Number, id)
            ? VenueReply.Of(200, "{}")
            : new BinanceError(-2036, "User Data Stream subscription not active.").ToReply();
    }

    private static byte[] Write(JsonElement id, VenueReply reply) => JsonText.Object(json =>
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            json.WriteNullValue();
        else
            id.WriteTo(json);
        json.WriteNumber("status", reply.Status);
        json.WritePropertyName(reply.Status == 200 ? "result" : "error");
        if (reply.Body.Span is [(byte)'{' or (byte)'[', ..])
            json.WriteRawValue(reply.Body.Span);
        else
            json.WriteStringValue(reply.Body.Span);
        json.WriteStartArray("rateLimits");
        foreach (var (name, value) in reply.Headers)
        {
            if (name == "X-MBX-USED-WEIGHT-1M")
                WriteWeight(json, value);
        }
        json.WriteEndArray();
    });

    private static void WriteWeight(Utf8JsonWriter json, string used)
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType", "REQUEST_WEIGHT");
        json.WriteString("interval", "MINUTE");
        json.WriteNumber("intervalNum", 1);
        json.WritePropertyName("count");
        json.WriteRawValue(used);
        json.WriteEndObject();
    }
}
