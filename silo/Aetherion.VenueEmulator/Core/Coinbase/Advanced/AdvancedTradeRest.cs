using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Answers the requests of Advanced Trade about orders, fills and accounts.</summary>
internal sealed class AdvancedTradeRest(
    IReadOnlyDictionary<string, CoinbaseProduct> products, CoinbaseTrading trading, Func<TimeSpan> skew)
{
    /// <summary>Whose accounts these are: those of the other protocol are apart.</summary>
    public const string AccountPrefix = "advanced:";

    private const int ListPreset = 1000;
    private const int FillsPreset = 100;
    private const int CancelMax = 100;

    /// <summary>The figure that the venue publishes for a key.</summary>
    private const int RequestsPerHour = 10_000;

    private readonly RequestBucket _bucket = new(perSecond: 30, burst: 30);
    private readonly Dictionary<string, (DateTime Hour, int Count)> _hours = [];

    public VenueReply Handle(VenueRequest request, string[] parts, string name, DateTime now)
    {
        if (!_bucket.TryTake(name, now) || !HasHour(name, now))
            return VenueReply.Of(429, "Too Many Requests");
        var account = trading.Account(AccountPrefix + name);
        var query = QueryText.Read(request.Query);
        return (request.Method, parts) switch
        {
            ("POST", ["orders"]) => WithBody(request, body => Place(account, body, now)),
            ("POST", ["orders", "batch_cancel"]) => WithBody(request, body => Cancel(account, body, now)),
            ("POST", ["orders", "edit"]) => WithBody(request, body => Edit(account, body, now)),
            ("GET", ["orders", "historical", "batch"]) => List(account, query),
            ("GET", ["orders", "historical", "fills"]) => Fills(account, query),
            ("GET", ["orders", "historical", var id]) => One(account, id),
            ("GET", ["accounts"]) => Accounts(account),
            _ => AdvancedRest.Error(404, "NOT_FOUND", "route not found"),
        };
    }

    private bool HasHour(string name, DateTime now)
    {
        var hour = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc);
        var count = _hours.TryGetValue(name, out var use) && use.Hour == hour ? use.Count : 0;
        _hours[name] = (hour, count + 1);
        return count < RequestsPerHour;
    }

    private static VenueReply WithBody(VenueRequest request, Func<JsonElement, VenueReply> answer)
    {
        try
        {
            var body = JsonDocument.Parse(request.Body).RootElement;
            return body.ValueKind == JsonValueKind.Object ? answer(body) : Invalid();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Invalid();
        }

        static VenueReply Invalid() => AdvancedRest.Error(400, "INVALID_ARGUMENT", "the body is not valid");
    }

    /// <summary>An order under a name that was used before is answered with the first of that name.</summary>
    private VenueReply Place(VenueAccount account, JsonElement body, DateTime now)
    {
        var clientId = Text(body, "client_order_id");
        if (clientId.Length == 0)
            return AdvancedRest.Error(400, "INVALID_ARGUMENT", "client_order_id is required");
        if (trading.Engine.Find(account, clientId) is { } first)
            return Placed(first);
        if (AdvancedRest.NameOf(products, Text(body, "product_id")) is not { } product)
            return NotPlaced("INVALID_PRODUCT_ID", body);
        var (order, reason) = new AdvancedOrderReader(body, products[product].Spec, account).Read(clientId);
        if (order is null)
            return NotPlaced(reason!, body);
        var refused = trading.Place(order, now);
        return refused == RejectReason.None ? Placed(order) : NotPlaced(ReasonOf(refused), body);
    }

    private static VenueReply Placed(VenueOrder order) => AdvancedRest.Write(json =>
    {
        json.WriteBoolean("success", true);
        json.WriteStartObject("success_response");
        json.WriteString("order_id", CoinbaseIds.Of(order.Id));
        json.WriteString("product_id", order.Symbol);
        json.WriteString("side", AdvancedOrderWriter.OrderSide(order));
        json.WriteString("client_order_id", order.ClientId);
        json.WriteEndObject();
        json.WritePropertyName("order_configuration");
        json.WriteRawValue(order.WireType);
    });

    private static VenueReply NotPlaced(string reason, JsonElement body) => AdvancedRest.Write(json =>
    {
        json.WriteBoolean("success", false);
        json.WriteStartObject("error_response");
        json.WriteString("error", reason);
        json.WriteString("message", reason == "INSUFFICIENT_FUND" ? "Insufficient balance in source account" : "");
        json.WriteString("error_details", "");
        json.WriteString("preview_failure_reason", "UNKNOWN_PREVIEW_FAILURE_REASON");
        json.WriteString("new_order_failure_reason", reason);
        json.WriteEndObject();
        if (body.TryGetProperty("order_configuration", out var configuration))
        {
            json.WritePropertyName("order_configuration");
            configuration.WriteTo(json);
        }
    });

    private VenueReply Cancel(VenueAccount account, JsonElement body, DateTime now)
    {
        if (!body.TryGetProperty("order_ids", out var list) || list.GetArrayLength() is 0 or > CancelMax)
            return AdvancedRest.Error(400, "INVALID_ARGUMENT", $"order_ids must name 1 to {CancelMax} orders");
        var results = list.EnumerateArray().Select(id => (Id: id.GetString()!, Reason: CancelOne(account, id.GetString()!, now))).ToList();
        return AdvancedRest.Write(json =>
        {
            json.WriteStartArray("results");
            foreach (var (id, reason) in results)
            {
                json.WriteStartObject();
                json.WriteBoolean("success", reason.Length == 0);
                json.WriteString("failure_reason", reason.Length == 0 ? "UNKNOWN_CANCEL_FAILURE_REASON" : reason);
                json.WriteString("order_id", id);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private string CancelOne(VenueAccount account, string id, DateTime now)
    {
        if (Find(account, id) is not { } order)
            return "UNKNOWN_CANCEL_ORDER";
        if (!order.IsOpen)
            return "INVALID_CANCEL_REQUEST";
        trading.Engine.Cancel(order, now);
        return "";
    }

    /// <summary>Limit orders that rest can be edited; the order keeps its ids.</summary>
    private VenueReply Edit(VenueAccount account, JsonElement body, DateTime now)
    {
        var reason = "";
        if (Find(account, Text(body, "order_id")) is not { } order)
            reason = "ORDER_NOT_FOUND";
        else if (!order.IsOpen || order.Kind != OrderKind.Limit)
            reason = "ONLY_OPEN_ORDERS_CAN_BE_EDITED";
        else if (!TryRead(body, "price", products[order.Symbol].Spec.PriceTick, out var price)
            || !TryRead(body, "size", products[order.Symbol].Spec.QuantityStep, out var size) || size <= order.Filled)
            reason = "INVALID_EDITED_SIZE_OR_PRICE";
        else if (trading.Engine.Edit(order, price, size, now) is not RejectReason.None and var refused)
            reason = ReasonOf(refused);
        return AdvancedRest.Write(json =>
        {
            json.WriteBoolean("success", reason.Length == 0);
            if (reason.Length == 0)
            {
                json.WriteStartObject("success_response");
                json.WriteString("order_id", Text(body, "order_id"));
                json.WriteEndObject();
                return;
            }
            json.WriteStartObject("error_response");
            json.WriteString("error_details", "");
            json.WriteString("edit_order_failure_reason", reason);
            json.WriteEndObject();
        });
    }

    private VenueReply One(VenueAccount account, string id) => Find(account, id) is { } order
        ? AdvancedRest.Write(json =>
        {
            json.WriteStartObject("order");
            AdvancedOrderWriter.Order(json, order, skew());
            json.WriteEndObject();
        })
        : AdvancedRest.Error(404, "NOT_FOUND", "order not found");

    /// <summary>Newest first.</summary>
    private VenueReply List(VenueAccount account, QueryText query)
    {
        var wanted = query.Pairs.Where(pair => pair.Key == "product_ids").Select(pair => pair.Value).ToHashSet();
        var statuses = query.Pairs.Where(pair => pair.Key == "order_status").Select(pair => pair.Value).ToHashSet();
        var start = CoinbaseRest.Time(query.Get("start_date"));
        var limit = Number(query, "limit") is > 0 and var given ? given : ListPreset;
        var skipped = Number(query, "cursor");
        var found = trading.Engine.All(account)
            .Where(order => (wanted.Count == 0 || wanted.Contains(order.Symbol))
                && (statuses.Count == 0 || statuses.Contains(AdvancedOrderWriter.StatusOf(order)))
                && (start is null || order.CreatedTime >= start))
            .Reverse().Skip(skipped).Take(limit + 1).ToList();
        return AdvancedRest.Write(json =>
        {
            json.WriteStartArray("orders");
            foreach (var order in found.Take(limit))
            {
                json.WriteStartObject();
                AdvancedOrderWriter.Order(json, order, skew());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("sequence", "0");
            json.WriteBoolean("has_next", found.Count > limit);
            json.WriteString("cursor", found.Count > limit ? Text(skipped + limit) : "");
        });
    }

    /// <summary>Newest first; a page that is full has a cursor behind it, though nothing may follow.</summary>
    private VenueReply Fills(VenueAccount account, QueryText query)
    {
        var limit = Number(query, "limit") is > 0 and var given ? given : FillsPreset;
        var skipped = Number(query, "cursor");
        var ids = query.Pairs.Where(pair => pair.Key == "order_ids").Select(pair => pair.Value).ToHashSet();
        var fills = trading.Engine.All(account).Where(order => ids.Count == 0 || ids.Contains(CoinbaseIds.Of(order.Id)))
            .SelectMany(order => order.Fills.Select(fill => (order, fill))).OrderByDescending(each => each.fill.TradeId)
            .Skip(skipped).Take(limit).ToList();
        return AdvancedRest.Write(json =>
        {
            json.WriteStartArray("fills");
            foreach (var (order, fill) in fills)
                AdvancedOrderWriter.Fill(json, order, fill, skew());
            json.WriteEndArray();
            json.WriteString("cursor", fills.Count == limit ? Text(skipped + limit) : "");
        });
    }

    private static int Number(QueryText query, string name) =>
        int.TryParse(query.Get(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static VenueReply Accounts(VenueAccount account) => AdvancedRest.Write(json =>
    {
        json.WriteStartArray("accounts");
        foreach (var (asset, balance) in account.Balances)
        {
            json.WriteStartObject();
            json.WriteString("uuid", $"{account.Name}:{asset}");
            json.WriteString("name", asset + " Wallet");
            json.WriteString("currency", asset);
            Amount(json, "available_balance", balance.Free, asset);
            json.WriteBoolean("default", false);
            json.WriteBoolean("active", true);
            json.WriteString("type", "ACCOUNT_TYPE_CRYPTO");
            json.WriteBoolean("ready", true);
            Amount(json, "hold", balance.Locked, asset);
            json.WriteString("retail_portfolio_id", account.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("has_next", false);
        json.WriteString("cursor", "");
        json.WriteNumber("size", account.Balances.Count);
    });

    private static void Amount(Utf8JsonWriter json, string name, decimal value, string asset)
    {
        json.WriteStartObject(name);
        json.Plain("value", value);
        json.WriteString("currency", asset);
        json.WriteEndObject();
    }

    private VenueOrder? Find(VenueAccount account, string id) =>
        CoinbaseIds.Read(id) is { } number ? trading.Engine.Find(account, number) : null;

    private static bool TryRead(JsonElement body, string name, decimal step, out decimal value) =>
        decimal.TryParse(Text(body, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && value > 0 && value % step == 0;

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string ReasonOf(RejectReason reason) => reason switch
    {
        RejectReason.InsufficientBalance => "INSUFFICIENT_FUND",
        RejectReason.WouldTake => "INVALID_LIMIT_PRICE_POST_ONLY",
        RejectReason.NoLiquidity => "INVALID_NO_LIQUIDITY",
        RejectReason.WouldTrigger => "INVALID_LIMIT_PRICE",
        RejectReason.Halted or RejectReason.CancelOnly => "ORDER_ENTRY_DISABLED",
        RejectReason.PostOnly or RejectReason.LimitOnly => "UNSUPPORTED_ORDER_CONFIGURATION",
        _ => "INVALID_REQUEST",
    };
}
