using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Answers the requests of one account on one market.</summary>
internal sealed class BinanceTradeRest(BinanceMarket market, QueryText query, VenueAccount account, DateTime now, DateTime venueTime)
{
    private const int RowsPreset = 500;
    private const int RowsMax = 1000;

    private readonly BinanceTrading _trading = market.Trading;

    private bool IsSpot => market.Kind == BinanceMarketKind.Spot;

    private long NowMs => EpochTime.Millis(venueTime);

    public VenueReply Handle(string method, string name) => (method, name) switch
    {
        ("GET", "account") => Account(),
        ("GET", "balance") => Rows([.. Quotes()], asset => json => FuturesAccountWriter.Balance(json, account, asset, NowMs)),
        ("GET", "positionRisk") => Positions(),
        ("GET", "positionSide/dual") => Object(json => json.WriteBoolean("dualSidePosition", false)),
        ("GET", "rateLimit/order") => OrderLimits(),
        ("GET", "openOrders") when !query.Has("symbol") => OpenOrders(""),
        ("POST", "listenKey") => Object(json => json.WriteString("listenKey", _trading.Users.OpenKey(account, now))),
        ("PUT", "listenKey") => Key(_trading.Users.KeepKey(account, now)),
        ("DELETE", "listenKey") => Key(_trading.Users.CloseKey(account)),
        _ => ForSymbol(method, name),
    };

    private static VenueReply Object(Action<Utf8JsonWriter> write) => new(200, JsonText.Object(write));

    private static VenueReply Key(bool isKnown) =>
        isKnown ? VenueReply.Of(200, "{}") : new BinanceError(-1125, "This listenKey does not exist.").ToReply();

    private VenueReply ForSymbol(string method, string name)
    {
        if (query.Get("symbol") is not { Length: > 0 } text)
            return BinanceError.Missing("symbol").ToReply();
        if (market.Find(text) is not { } symbol)
            return BinanceError.BadSymbol.ToReply();
        return (method, name) switch
        {
            ("POST", "order") => Place(symbol),
            ("POST", "order/test") => Test(symbol),
            ("POST", "order/cancelReplace") => Replace(symbol),
            ("DELETE", "order") => Cancel(symbol),
            ("DELETE", "openOrders") or ("DELETE", "allOpenOrders") => CancelAll(symbol),
            ("GET", "order") => Query(symbol, isOpenOnly: false),
            ("GET", "openOrder") => Query(symbol, isOpenOnly: true),
            ("GET", "openOrders") => OpenOrders(text),
            ("GET", "allOrders") => AllOrders(symbol),
            ("GET", "myTrades") or ("GET", "userTrades") => Trades(symbol),
            ("POST", "leverage") => Leverage(symbol),
            _ => new BinanceError(-4046, "No need to change margin type.").ToReply(),
        };
    }

    private VenueReply Place(SymbolMarket symbol)
    {
        if (_trading.Counter(account).TryAdd(venueTime) is { } broken)
            return TooMany(broken).ToReply();
        var (order, error) = TryPlace(symbol);
        return error?.ToReply() ?? new VenueReply(200, JsonText.Write(json => WritePlaced(json, symbol, order!)));
    }

    private static BinanceError TooMany(string limit) => new(-1015, $"Too many new orders; current limit is {limit}.", 429);

    private (VenueOrder? Order, BinanceError? Error) TryPlace(SymbolMarket symbol)
    {
        var (order, error) = ReadOrder(symbol);
        if (error is not null)
            return (null, error);
        var reason = _trading.Engine.Place(
            order!, symbol.LastPrice, SymbolFilters.OrdersMax, SymbolFilters.StopOrdersMax, venueTime);
        return reason == RejectReason.None ? (order, null) : (null, RejectWords.Of(market.Kind, reason));
    }

    private (VenueOrder? Order, BinanceError? Error) ReadOrder(SymbolMarket symbol)
    {
        var (order, error) = new OrderReader(market.Kind, symbol, query, account).Read(_trading.NextClientId());
        error ??= Admit(symbol, order!) ?? OrderRules.Check(market.Kind, symbol, order!, NowMs);
        return (order, error);
    }

    /// <summary>A symbol that does not trade refuses before any filter is looked at, test orders too.</summary>
    private BinanceError? Admit(SymbolMarket symbol, VenueOrder order) =>
        symbol.Orders!.Admit(order) is not RejectReason.None and var reason ? RejectWords.Of(market.Kind, reason) : null;

    private VenueReply Test(SymbolMarket symbol) =>
        ReadOrder(symbol).Error?.ToReply() ?? VenueReply.Of(200, "{}");

    /// <summary>Market and limit orders of spot answer in full unless told otherwise; futures acknowledge alone.</summary>
    private void WritePlaced(Utf8JsonWriter json, SymbolMarket symbol, VenueOrder order)
    {
        var form = query.Get("newOrderRespType") is { Length: > 0 } asked ? asked
            : IsSpot && order.WireType is "MARKET" or "LIMIT" ? "FULL"
            : "ACK";
        if (IsSpot)
            SpotOrderWriter.Placed(json, order, form);
        else
            FuturesOrderWriter.Placed(json, symbol.Spec, order, form);
    }

    private VenueReply Cancel(SymbolMarket symbol)
    {
        var (order, error) = TryCancel(symbol, "orderId", "origClientOrderId");
        return error?.ToReply() ?? new VenueReply(200, JsonText.Write(json => WriteCanceled(json, symbol, order!)));
    }

    private (VenueOrder? Order, BinanceError? Error) TryCancel(SymbolMarket symbol, string idName, string clientIdName)
    {
        var (id, clientId) = (Number(idName), query.Get(clientIdName));
        if (id is null && clientId.Length == 0)
            return (null, new BinanceError(-1102, $"Param '{clientIdName}' or '{idName}' must be sent, but both were empty/null!"));
        if (_trading.Engine.Find(account, symbol.Spec.Symbol, id, clientId) is not { IsOpen: true } order)
            return (null, new BinanceError(-2011, "Unknown order sent."));
        var isOnlyNew = query.Get("cancelRestrictions") == "ONLY_NEW";
        if (isOnlyNew && order.Life != OrderLife.New)
            return (null, new BinanceError(-2011, "Order was not canceled due to cancel restrictions."));
        order.CancelClientId = query.Get("newClientOrderId") is { Length: > 0 } name && idName == "orderId" ? name : _trading.NextClientId();
        _trading.Engine.Cancel(order, venueTime);
        return (order, null);
    }

    private void WriteCanceled(Utf8JsonWriter json, SymbolMarket symbol, VenueOrder order)
    {
        if (IsSpot)
            SpotOrderWriter.Canceled(json, order);
        else
            FuturesOrderWriter.Query(json, symbol.Spec, order, isCancel: true);
    }

    /// <summary>Cancels one order and places another: stops at a failed cancellation unless told to go on.</summary>
    private VenueReply Replace(SymbolMarket symbol)
    {
        var mode = query.Get("cancelReplaceMode");
        if (mode is not ("STOP_ON_FAILURE" or "ALLOW_FAILURE"))
            return BinanceError.Missing("cancelReplaceMode").ToReply();
        if (_trading.Counter(account).TryAdd(venueTime) is { } broken)
            return TooMany(broken).ToReply();
        var (canceled, cancelError) = TryCancel(symbol, "cancelOrderId", "cancelOrigClientOrderId");
        if (cancelError is not null && mode == "STOP_ON_FAILURE")
            return Replaced(symbol, null, cancelError, null, null, isAttempted: false);
        var (placed, placeError) = TryPlace(symbol);
        return Replaced(symbol, canceled, cancelError, placed, placeError, isAttempted: true);
    }

    private VenueReply Replaced(
        SymbolMarket symbol, VenueOrder? canceled, BinanceError? cancelError, VenueOrder? placed, BinanceError? placeError, bool isAttempted)
    {
        if (cancelError is null && placeError is null)
            return Object(json => WriteReplaced(json, symbol, canceled, cancelError, placed, placeError, isAttempted));
        var isWhole = placed is null && canceled is null;
        return new VenueReply(isWhole ? 400 : 409, JsonText.Object(json =>
        {
            json.WriteNumber("code", isWhole ? -2022 : -2021);
            json.WriteString("msg", isWhole ? "Order cancel-replace failed." : "Order cancel-replace partially failed.");
            json.WriteStartObject("data");
            WriteReplaced(json, symbol, canceled, cancelError, placed, placeError, isAttempted);
            json.WriteEndObject();
        }));
    }

    private void WriteReplaced(
        Utf8JsonWriter json, SymbolMarket symbol, VenueOrder? canceled, BinanceError? cancelError, VenueOrder? placed,
        BinanceError? placeError, bool isAttempted)
    {
        json.WriteString("cancelResult", canceled is null ? "FAILURE" : "SUCCESS");
        json.WriteString("newOrderResult", !isAttempted ? "NOT_ATTEMPTED" : placed is null ? "FAILURE" : "SUCCESS");
        json.WritePropertyName("cancelResponse");
        if (canceled is not null)
            WriteCanceled(json, symbol, canceled);
        else
            json.WriteRawValue(cancelError!.Value.ToReply().Body.Span);
        json.WritePropertyName("newOrderResponse");
        if (placed is not null)
            WritePlaced(json, symbol, placed);
        else if (placeError is { } error)
            json.WriteRawValue(error.ToReply().Body.Span);
        else
            json.WriteNullValue();
    }

    private VenueReply CancelAll(SymbolMarket symbol)
    {
        var open = _trading.Engine.Open(account, symbol.Spec.Symbol).ToList();
        if (IsSpot && open.Count == 0)
            return new BinanceError(-2011, "Unknown order sent.").ToReply();
        foreach (var order in open)
        {
            order.CancelClientId = _trading.NextClientId();
            _trading.Engine.Cancel(order, venueTime);
        }
        return IsSpot
            ? Rows(open, order => json => SpotOrderWriter.Canceled(json, order))
            : VenueReply.Of(200, """{"code":200,"msg":"The operation of cancel all open order is done."}""");
    }

    private VenueReply Query(SymbolMarket symbol, bool isOpenOnly)
    {
        var (id, clientId) = (Number("orderId"), query.Get("origClientOrderId"));
        if (id is null && clientId.Length == 0)
            return new BinanceError(-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!").ToReply();
        var order = _trading.Engine.Find(account, symbol.Spec.Symbol, id, clientId);
        return order is null || (isOpenOnly && !order.IsOpen)
            ? new BinanceError(-2013, "Order does not exist.").ToReply()
            : new VenueReply(200, JsonText.Write(json => WriteQuery(json, order)));
    }

    private void WriteQuery(Utf8JsonWriter json, VenueOrder order)
    {
        if (IsSpot)
            SpotOrderWriter.Query(json, order);
        else
            FuturesOrderWriter.Query(json, market.Find(order.Symbol)!.Spec, order, isCancel: false);
    }

    private VenueReply OpenOrders(string symbol) =>
        Rows([.. _trading.Engine.Open(account, symbol)], order => json => WriteQuery(json, order));

    private VenueReply AllOrders(SymbolMarket symbol)
    {
        var from = Number("orderId") ?? 0;
        var orders = _trading.Engine.All(account, symbol.Spec.Symbol).Where(order => order.Id >= from);
        var limit = Math.Min(BinanceWeights.Limit(query, RowsPreset), RowsMax);
        return Rows([.. query.Has("orderId") ? orders.Take(limit) : orders.TakeLast(limit)], order => json => WriteQuery(json, order));
    }

    private VenueReply Trades(SymbolMarket symbol)
    {
        var (orderId, from) = (Number("orderId"), Number("fromId") ?? 0);
        var trades = _trading.Engine.All(account, symbol.Spec.Symbol)
            .Where(order => orderId is null || order.Id == orderId)
            .SelectMany(order => order.Fills.Select(fill => (Order: order, Fill: fill)))
            .Where(trade => trade.Fill.TradeId >= from).OrderBy(trade => trade.Fill.TradeId);
        var limit = Math.Min(BinanceWeights.Limit(query, RowsPreset), RowsMax);
        return Rows([.. query.Has("fromId") ? trades.Take(limit) : trades.TakeLast(limit)], trade => json =>
        {
            if (IsSpot)
                SpotOrderWriter.Trade(json, trade.Order, trade.Fill);
            else
                FuturesOrderWriter.Trade(json, symbol.Spec, trade.Order, trade.Fill);
        });
    }

    private VenueReply Account() => IsSpot
        ? Object(json => SpotOrderWriter.Account(json, account, NowMs))
        : new VenueReply(200, JsonText.Write(json => FuturesAccountWriter.Account(json, market, account, Quotes().First(), NowMs)));

    private VenueReply Positions()
    {
        var wanted = query.Get("symbol");
        bool IsWanted(string symbol) => wanted.Length == 0 ? account.Positions.ContainsKey(symbol) : symbol == wanted;
        return Rows(
            [.. market.Symbols.Where(symbol => IsWanted(symbol.Spec.Symbol))],
            symbol => json => FuturesAccountWriter.Position(json, symbol, account, NowMs, isRisk: true));
    }

    private VenueReply Leverage(SymbolMarket symbol)
    {
        if (Number("leverage") is not (>= 1 and <= 125) and var given)
            return new BinanceError(-4028, $"Leverage {given} is not valid").ToReply();
        account.Leverage = (int)Number("leverage")!.Value;
        return Object(json =>
        {
            json.WriteNumber("leverage", account.Leverage);
            json.WriteString("maxNotionalValue", "1000000000");
            json.WriteString("symbol", symbol.Spec.Symbol);
        });
    }

    private VenueReply OrderLimits() => Rows([.. _trading.Counter(account).Counts], count => json =>
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType", "ORDERS");
        json.WriteString("interval", count.Name.EndsWith('S') ? "SECOND" : count.Name.EndsWith('D') ? "DAY" : "MINUTE");
        json.WriteNumber("intervalNum", int.Parse(count.Name[..^1], CultureInfo.InvariantCulture));
        json.WriteNumber("limit", count.Max);
        json.WriteNumber("count", count.Count);
        json.WriteEndObject();
    });

    private IEnumerable<string> Quotes() => market.Symbols.Select(symbol => symbol.Spec.QuoteAsset).Distinct();

    private static VenueReply Rows<T>(IReadOnlyList<T> rows, Func<T, Action<Utf8JsonWriter>> write) => new(200, JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows)
            write(row)(json);
        json.WriteEndArray();
    }));

    private long? Number(string name) =>
        long.TryParse(query.Get(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
