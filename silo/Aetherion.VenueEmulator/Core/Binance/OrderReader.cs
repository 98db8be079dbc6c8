using System.Globalization;
using System.Text.RegularExpressions;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Makes an order of the parameters of a request, or says in the venue's words what is wrong with them.</summary>
internal sealed partial class OrderReader(BinanceMarketKind market, SymbolMarket symbol, QueryText query, VenueAccount account)
{
    private const string DecimalRange = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private const string SpotIdRange = "^[a-zA-Z0-9-_]{1,36}$";
    private const string FuturesIdRange = "^[\\.A-Z\\:/a-z0-9_-]{1,36}$";
    private const int SpotScaleMax = 8;

    private BinanceError? _error;

    private bool IsSpot => market == BinanceMarketKind.Spot;

    /// <param name="clientId">What the order is called when the client gives no name.</param>
    public (VenueOrder? Order, BinanceError? Error) Read(string clientId)
    {
        var side = ReadSide();
        var type = query.Get("type");
        var kind = ReadKind(type);
        var hold = ReadHoldTime(kind, type);
        var quantity = ReadDecimal("quantity", isNeeded: !(IsSpot && kind == OrderKind.Market && query.Has("quoteOrderQty")));
        var quote = IsSpot && kind == OrderKind.Market && !query.Has("quantity") ? ReadDecimal("quoteOrderQty", isNeeded: true) : 0;
        var hasPrice = kind is OrderKind.Limit or OrderKind.StopLimit or OrderKind.TakeProfitLimit;
        var price = ReadDecimal("price", isNeeded: hasPrice);
        if (!hasPrice && price != 0)
            Fail(new BinanceError(-1106, "Parameter 'price' sent when not required."));
        var isStop = kind is not (OrderKind.Limit or OrderKind.Market);
        var stop = isStop ? ReadDecimal("stopPrice", isNeeded: true) : 0;
        var order = new VenueOrder
        {
            Account = account,
            Symbol = symbol.Spec.Symbol,
            ClientId = ReadClientId("newClientOrderId", clientId),
            Side = side,
            Kind = kind,
            HoldTime = hold,
            IsPostOnly = type == "LIMIT_MAKER" || query.Get("timeInForce") == "GTX",
            IsReduceOnly = !IsSpot && query.Get("reduceOnly") == "true",
            Price = price,
            Quantity = quantity,
            QuoteQuantity = quote,
            StopPrice = stop,
            WireType = type,
            WireHoldTime = query.Get("timeInForce") is { Length: > 0 } sent ? sent : "GTC",
        };
        return _error is { } error ? (null, error) : (order, null);
    }

    private string ReadClientId(string name, string preset)
    {
        var text = query.Get(name);
        if (text.Length == 0)
            return preset;
        if (!(IsSpot ? SpotId() : FuturesId()).IsMatch(text))
            Fail(BinanceError.Illegal(name, IsSpot ? SpotIdRange : FuturesIdRange));
        return text;
    }

    private Side ReadSide()
    {
        var text = query.Get("side");
        if (text.Length == 0)
            Fail(BinanceError.Missing("side"));
        else if (text is not ("BUY" or "SELL"))
            Fail(new BinanceError(-1117, "Invalid side."));
        return text == "SELL" ? Side.Sell : Side.Buy;
    }

    private OrderKind ReadKind(string type)
    {
        OrderKind? kind = (IsSpot, type) switch
        {
            (_, "LIMIT") or (true, "LIMIT_MAKER") => OrderKind.Limit,
            (_, "MARKET") => OrderKind.Market,
            (true, "STOP_LOSS") or (false, "STOP_MARKET") => OrderKind.Stop,
            (true, "STOP_LOSS_LIMIT") or (false, "STOP") => OrderKind.StopLimit,
            (true, "TAKE_PROFIT") or (false, "TAKE_PROFIT_MARKET") => OrderKind.TakeProfit,
            (true, "TAKE_PROFIT_LIMIT") or (false, "TAKE_PROFIT") => OrderKind.TakeProfitLimit,
            _ => null,
        };
        if (type.Length == 0)
            Fail(BinanceError.Missing("type"));
        else if (kind is null)
            Fail(new BinanceError(-1116, "Invalid orderType."));
        return kind ?? OrderKind.Limit;
    }

    private HoldTime ReadHoldTime(OrderKind kind, string type)
    {
        var text = query.Get("timeInForce");
        var isNeeded = type != "LIMIT_MAKER"
            && kind is (OrderKind.Limit or OrderKind.StopLimit or OrderKind.TakeProfitLimit);
        if (isNeeded && text.Length == 0 && (IsSpot || kind == OrderKind.Limit))
            Fail(BinanceError.Missing("timeInForce"));
        else if (IsSpot && !isNeeded && text.Length > 0)
            Fail(new BinanceError(-1106, "Parameter 'timeInForce' sent when not required."));
        else if (text is not ("" or "GTC" or "IOC" or "FOK") && (IsSpot || text != "GTX"))
            Fail(new BinanceError(-1115, "Invalid timeInForce."));
        return text switch
        {
            "IOC" => HoldTime.ImmediateOrCancel,
            "FOK" => HoldTime.FillOrKill,
            _ => HoldTime.GoodTillCanceled,
        };
    }

    private decimal ReadDecimal(string name, bool isNeeded)
    {
        var text = query.Get(name);
        if (text.Length == 0)
        {
            if (isNeeded)
                Fail(BinanceError.Missing(name));
            return 0;
        }
        if (!DecimalText().IsMatch(text) || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            Fail(BinanceError.Illegal(name, DecimalRange));
            return 0;
        }
        CheckScale(name, value);
        return value;
    }

    private void CheckScale(string name, decimal value)
    {
        if (IsSpot && decimal.Round(value, SpotScaleMax) != value)
            Fail(new BinanceError(-1111, $"Parameter '{name}' has too much precision."));
        var places = name == "quantity" ? symbol.Spec.QuantityDecimals : symbol.Spec.PriceDecimals;
        if (!IsSpot && decimal.Round(value, places) != value)
            Fail(new BinanceError(-1111, "Precision is over the maximum defined for this asset."));
    }

    /// <summary>The first that is wrong is told.</summary>
    private void Fail(BinanceError error) => _error ??= error;

    [GeneratedRegex("^[0-9]{1,20}(\\.[0-9]{1,20})?$")]
    private static partial Regex DecimalText();

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,36}$")]
    private static partial Regex SpotId();

    [GeneratedRegex("^[.A-Z:/a-z0-9_-]{1,36}$")]
    private static partial Regex FuturesId();
}
