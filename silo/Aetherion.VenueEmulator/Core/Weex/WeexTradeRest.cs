using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Answers the signed requests of one market: orders, executions, money and positions.</summary>
internal sealed class WeexTradeRest(WeexMarket market)
{
    private const int ListMax = 1000;
    private const int UnknownOrder = -2013;
    private const int Refused = -2010;

    private long _unnamed;

    /// <param name="path">Behind the market's root.</param>
    public VenueReply Handle(VenueRequest request, string path, VenueAccount account, DateTime now)
    {
        var query = QueryText.Read(request.Query);
        return (request.Method, path.TrimEnd('/')) switch
        {
            ("POST", "order") => Place(account, request.Body, now),
            ("GET", "order") => Find(account, query) is { } order ? One(order) : NotFound(),
            ("DELETE", "order") => Cancel(account, query, now),
            ("GET", "openOrders") => Orders(market.Trading.Engine.Open(account, query.Get("symbol"))),
            ("DELETE", "openOrders") => CancelAll(account, query.Get("symbol"), now),
            ("GET", "allOrders") when !market.IsFutures => History(account, query),
            ("GET", "order/history") when market.IsFutures => History(account, query),
            ("GET", "myTrades") when !market.IsFutures => Trades(account, query),
            ("GET", "userTrades") when market.IsFutures => Trades(account, query),
            ("GET", "account") when !market.IsFutures => SpotAccount(account),
            ("GET", "account/balance") when market.IsFutures => FuturesBalance(account),
            ("GET", "account/position/allPosition") when market.IsFutures => Positions(account, "", now),
            ("GET", "account/position/singlePosition") when market.IsFutures => Positions(account, query.Get("symbol"), now),
            _ => WeexReply.Error(404, 404, "The emulator does not serve this."),
        };
    }

    private static VenueReply NotFound() => WeexReply.Error(404, UnknownOrder, "Order does not exist.");

    private VenueReply Place(VenueAccount account, ReadOnlyMemory<byte> body, DateTime now)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            return WeexReply.Error(400, -1100, "The body is no JSON.");
        }
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("symbol", out var name)
            || !market.Symbols.TryGetValue(name.ToString(), out var symbol))
            return WeexReply.Error(400, -1121, "Invalid symbol.");
        var unnamed = string.Create(CultureInfo.InvariantCulture, $"emulator{++_unnamed}");
        var (order, mistake) = new WeexOrderReader(root, symbol.Spec, account, market.IsFutures).Read(unnamed);
        if (order is null)
            return WeexReply.Error(400, -1102, mistake!);
        var reason = market.Trading.Place(order, now);
        if (reason != RejectReason.None)
            return Reject(reason);
        return WeexReply.Object(json =>
        {
            if (market.IsFutures)
            {
                json.WriteString("orderId", order.Id.ToString(CultureInfo.InvariantCulture));
                json.WriteString("clientOrderId", order.ClientId);
                WriteSuccess(json, true, "", "");
                return;
            }
            json.WriteString("symbol", order.Symbol);
            json.WriteNumber("orderId", order.Id);
            json.WriteString("clientOrderId", order.ClientId);
            json.WriteNumber("transactTime", EpochTime.Millis(now + market.Skew));
        });
    }

    /// <summary>Futures answer with a success that is none, spot with an error.</summary>
    private VenueReply Reject(RejectReason reason)
    {
        var words = WordsOf(reason);
        return market.IsFutures
            ? WeexReply.Object(json =>
            {
                json.WriteNull("orderId");
                json.WriteNull("clientOrderId");
                WriteSuccess(json, false, Refused.ToString(CultureInfo.InvariantCulture), words);
            })
            : WeexReply.Error(400, Refused, words);
    }

    private static void WriteSuccess(Utf8JsonWriter json, bool isSuccess, string code, string message)
    {
        json.WriteBoolean("success", isSuccess);
        json.WriteString("errorCode", code);
        json.WriteString("errorMessage", message);
    }

    private VenueReply Cancel(VenueAccount account, QueryText query, DateTime now)
    {
        if (Find(account, query) is not { IsOpen: true } order)
            return NotFound();
        market.Trading.Engine.Cancel(order, now);
        return WeexReply.Object(json =>
        {
            if (!market.IsFutures)
            {
                json.WriteNumber("orderId", order.Id);
                json.WriteString("status", "CANCELED");
                return;
            }
            json.WriteString("orderId", order.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteString("origClientOrderId", order.ClientId);
            WriteSuccess(json, true, "", "");
        });
    }

    private VenueReply CancelAll(VenueAccount account, string symbol, DateTime now)
    {
        var open = market.Trading.Engine.Open(account, symbol).ToList();
        foreach (var order in open)
            market.Trading.Engine.Cancel(order, now);
        return WeexReply.Rows(open, (json, order) =>
        {
            json.WriteNumber("orderId", order.Id);
            json.WriteString("status", "CANCELED");
        });
    }

    private VenueReply One(VenueOrder order) =>
        WeexReply.Object(json => WeexOrderWriter.Order(json, order, market.Symbols[order.Symbol].Spec, market));

    private VenueReply Orders(IEnumerable<VenueOrder> orders) =>
        WeexReply.Rows(orders, (json, order) => WeexOrderWriter.Order(json, order, market.Symbols[order.Symbol].Spec, market));

    private VenueReply History(VenueAccount account, QueryText query)
    {
        var start = long.TryParse(query.Get("startTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? EpochTime.FromMillis(ms) : DateTime.MinValue;
        return Orders(market.Trading.Engine.All(account, query.Get("symbol")).Where(order => order.CreatedTime >= start).TakeLast(ListMax));
    }

    private VenueReply Trades(VenueAccount account, QueryText query)
    {
        var id = query.Get("orderId");
        var fills = market.Trading.Engine.All(account, query.Get("symbol"))
            .Where(order => id.Length == 0 || order.Id.ToString(CultureInfo.InvariantCulture) == id)
            .SelectMany(order => order.Fills.Select(fill => (order, fill))).TakeLast(ListMax);
        return WeexReply.Rows(fills, (json, each) =>
            WeexOrderWriter.Trade(json, each.order, each.fill, market.Symbols[each.order.Symbol].Spec, market));
    }

    private static VenueReply SpotAccount(VenueAccount account) => WeexReply.Object(json =>
    {
        var rate = SpotLedger.CommissionRate;
        json.WriteNumber("makerCommission", (int)(rate * 10_000));
        json.WriteNumber("takerCommission", (int)(rate * 10_000));
        json.WriteStartObject("commissionRates");
        json.Decimal("maker", rate, 4);
        json.Decimal("taker", rate, 4);
        json.WriteEndObject();
        json.WriteBoolean("canTrade", true);
        json.WriteBoolean("canWithdraw", false);
        json.WriteBoolean("canDeposit", false);
        json.WriteStartArray("permissions");
        json.WriteStringValue("SPOT_TRADING");
        json.WriteEndArray();
        json.WriteStartArray("balances");
        foreach (var (asset, balance) in account.Balances)
        {
            json.WriteStartObject();
            json.WriteString("asset", asset);
            json.Decimal("free", balance.Free, 8);
            json.Decimal("locked", balance.Locked, 8);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("uid", 1);
    });

    private VenueReply FuturesBalance(VenueAccount account) => WeexReply.Rows(account.Balances, (json, each) =>
    {
        json.WriteString("asset", each.Key);
        json.Decimal("balance", each.Value.Free, 8);
        json.Decimal("availableBalance", FuturesLedger.Available(account, each.Key), 8);
        json.Decimal("frozen", each.Value.Locked, 8);
        json.Decimal("unrealizePnl", market.Trading.Positions(account).Where(held => held.Symbol.Spec.QuoteAsset == each.Key)
            .Sum(held => (held.Symbol.LastPrice - held.Position.EntryPrice) * held.Position.Quantity), 8);
    });

    private VenueReply Positions(VenueAccount account, string symbol, DateTime now) => WeexReply.Rows(
        market.Trading.Positions(account).Where(each => symbol.Length == 0 || each.Symbol.Spec.Symbol == symbol).ToList(),
        (json, each) => WeexOrderWriter.Position(json, each.Symbol, each.IsLong, each.Position, account, EpochTime.Millis(now + market.Skew)));

    private VenueOrder? Find(VenueAccount account, QueryText query) =>
        long.TryParse(query.Get("orderId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? market.Trading.Engine.Find(account, id)
            : market.Trading.Engine.Find(account, query.Get("origClientOrderId"));

    private static string WordsOf(RejectReason reason) => reason switch
    {
        RejectReason.InsufficientBalance or RejectReason.InsufficientMargin => "Insufficient balance.",
        RejectReason.ReduceOnly => "There is no position to close.",
        RejectReason.WouldTake => "Post only order would take.",
        RejectReason.NoLiquidity => "There is nothing to take.",
        RejectReason.DuplicateClientId => "Duplicate clientOrderId.",
        RejectReason.Halted => "Symbol is not open for trading.",
        RejectReason.TooManyOrders => "Too many open orders.",
        _ => reason.ToString(),
    };
}
