using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes USD-M orders: answers, queries and the events of user data.</summary>
internal static class FuturesOrderWriter
{
    /// <summary>The answer to a new order; it tells no fill, which come as user data.</summary>
    public static void Placed(Utf8JsonWriter json, SymbolSpec spec, VenueOrder order, string form)
    {
        json.WriteStartObject();
        Head(json, order, form == "RESULT" ? OrderWords.Of(order.Life) : "NEW");
        var (filled, quote) = form == "RESULT" ? (order.Filled, order.FilledQuote) : (0, 0);
        json.Decimal("price", order.Price, spec.PriceDecimals);
        json.Decimal("avgPrice", filled == 0 ? 0 : quote / filled, spec.PriceDecimals);
        json.Decimal("origQty", order.Quantity, spec.QuantityDecimals);
        json.Decimal("executedQty", filled, spec.QuantityDecimals);
        json.Decimal("cumQty", filled, spec.QuantityDecimals);
        json.Decimal("cumQuote", quote, 5);
        Tail(json, spec, order);
        json.WriteNumber("updateTime", EpochTime.Millis(order.UpdatedTime));
        json.WriteEndObject();
    }

    /// <summary>An order as it is, in answers to queries and cancellations.</summary>
    public static void Query(Utf8JsonWriter json, SymbolSpec spec, VenueOrder order, bool isCancel)
    {
        json.WriteStartObject();
        Head(json, order, OrderWords.Of(order.Life));
        json.Decimal("price", order.Price, spec.PriceDecimals);
        if (!isCancel)
            json.Decimal("avgPrice", order.Filled == 0 ? 0 : order.FilledQuote / order.Filled, 5);
        json.Decimal("origQty", order.Quantity, spec.QuantityDecimals);
        json.Decimal("executedQty", order.Filled, spec.QuantityDecimals);
        if (isCancel)
            json.Decimal("cumQty", order.Filled, spec.QuantityDecimals);
        json.Decimal("cumQuote", order.FilledQuote, 5);
        Tail(json, spec, order);
        if (!isCancel)
            json.WriteNumber("time", EpochTime.Millis(order.CreatedTime));
        json.WriteNumber("updateTime", EpochTime.Millis(order.UpdatedTime));
        json.WriteEndObject();
    }

    public static void Trade(Utf8JsonWriter json, SymbolSpec spec, VenueOrder order, OrderFill fill)
    {
        json.WriteStartObject();
        json.WriteBoolean("buyer", order.Side == Model.Side.Buy);
        json.Decimal("commission", fill.Commission, 8);
        json.WriteString("commissionAsset", fill.CommissionAsset);
        json.WriteNumber("id", fill.TradeId);
        json.WriteBoolean("maker", fill.IsMaker);
        json.WriteNumber("orderId", order.Id);
        json.Decimal("price", fill.Price, spec.PriceDecimals);
        json.Decimal("qty", fill.Quantity, spec.QuantityDecimals);
        json.Decimal("quoteQty", fill.Price * fill.Quantity, 5);
        json.Decimal("realizedPnl", fill.RealizedProfit, 8);
        json.WriteString("side", OrderWords.Of(order.Side));
        json.WriteString("positionSide", "BOTH");
        json.WriteString("symbol", order.Symbol);
        json.WriteNumber("time", EpochTime.Millis(fill.Time));
        json.WriteEndObject();
    }

    public static void Report(Utf8JsonWriter json, SymbolSpec spec, OrderReport report, long eventMs)
    {
        var (order, fill) = (report.Order, report.Fill.GetValueOrDefault());
        var transactionMs = EpochTime.Millis(report.Time);
        json.WriteStartObject();
        json.WriteString("e", "ORDER_TRADE_UPDATE");
        json.WriteNumber("T", transactionMs);
        json.WriteNumber("E", eventMs);
        json.WriteStartObject("o");
        json.WriteString("s", order.Symbol);
        json.WriteString("c", order.ClientId);
        json.WriteString("S", OrderWords.Of(order.Side));
        json.WriteString("o", order.IsStop && !order.IsWaiting && report.Kind != ReportKind.New ? Triggered(order) : order.WireType);
        json.WriteString("f", order.WireHoldTime);
        json.Decimal("q", order.Quantity, spec.QuantityDecimals);
        json.Decimal("p", order.Price, spec.PriceDecimals);
        json.Decimal("ap", order.Filled == 0 ? 0 : order.FilledQuote / order.Filled, spec.PriceDecimals);
        json.Decimal("sp", order.StopPrice, spec.PriceDecimals);
        json.WriteString("x", OrderWords.Of(report.Kind));
        json.WriteString("X", OrderWords.Of(order.Life));
        json.WriteNumber("i", order.Id);
        json.Decimal("l", fill.Quantity, spec.QuantityDecimals);
        json.Decimal("z", order.Filled, spec.QuantityDecimals);
        json.Decimal("L", fill.Price, spec.PriceDecimals);
        if (report.Kind == ReportKind.Trade)
        {
            json.WriteString("N", fill.CommissionAsset);
            json.Decimal("n", fill.Commission, 8);
        }
        json.WriteNumber("T", transactionMs);
        json.WriteNumber("t", fill.TradeId);
        json.WriteString("b", "0");
        json.WriteString("a", "0");
        json.WriteBoolean("m", fill.IsMaker);
        json.WriteBoolean("R", order.IsReduceOnly);
        json.WriteString("wt", "CONTRACT_PRICE");
        json.WriteString("ot", order.WireType);
        json.WriteString("ps", "BOTH");
        json.WriteBoolean("cp", false);
        json.Decimal("rp", fill.RealizedProfit, 8);
        json.WriteBoolean("pP", false);
        json.WriteNumber("si", 0);
        json.WriteNumber("ss", 0);
        json.WriteString("V", "NONE");
        json.WriteString("pm", "NONE");
        json.WriteNumber("gtd", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The event that tells wallet and position after a fill.</summary>
    public static void Account(Utf8JsonWriter json, SymbolSpec spec, VenueOrder order, FuturesPosition position, long transactionMs, long eventMs)
    {
        var wallet = order.Account.Balance(spec.QuoteAsset).Free;
        json.WriteStartObject();
        json.WriteString("e", "ACCOUNT_UPDATE");
        json.WriteNumber("T", transactionMs);
        json.WriteNumber("E", eventMs);
        json.WriteStartObject("a");
        json.WriteString("m", "ORDER");
        json.WriteStartArray("B");
        json.WriteStartObject();
        json.WriteString("a", spec.QuoteAsset);
        json.Decimal("wb", wallet, 8);
        json.Decimal("cw", wallet, 8);
        json.WriteString("bc", "0");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("P");
        json.WriteStartObject();
        json.WriteString("s", order.Symbol);
        json.Decimal("pa", position.Quantity, spec.QuantityDecimals);
        json.Decimal("ep", position.EntryPrice, 5);
        json.Decimal("bep", position.EntryPrice, 5);
        json.Decimal("cr", position.RealizedProfit, 8);
        json.WriteString("up", "0");
        json.WriteString("mt", "cross");
        json.WriteString("iw", "0");
        json.WriteString("ps", "BOTH");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Triggered(VenueOrder order) => order.IsMarket ? "MARKET" : "LIMIT";

    private static void Head(Utf8JsonWriter json, VenueOrder order, string status)
    {
        json.WriteNumber("orderId", order.Id);
        json.WriteString("symbol", order.Symbol);
        json.WriteString("status", status);
        json.WriteString("clientOrderId", order.ClientId);
    }

    private static void Tail(Utf8JsonWriter json, SymbolSpec spec, VenueOrder order)
    {
        json.WriteString("timeInForce", order.WireHoldTime);
        json.WriteString("type", order.WireType);
        json.WriteBoolean("reduceOnly", order.IsReduceOnly);
        json.WriteBoolean("closePosition", false);
        json.WriteString("side", OrderWords.Of(order.Side));
        json.WriteString("positionSide", "BOTH");
        json.Decimal("stopPrice", order.StopPrice, spec.PriceDecimals);
        json.WriteString("workingType", "CONTRACT_PRICE");
        json.WriteBoolean("priceProtect", false);
        json.WriteString("origType", order.WireType);
        json.WriteString("priceMatch", "NONE");
        json.WriteString("selfTradePreventionMode", "NONE");
        json.WriteNumber("goodTillDate", 0);
    }
}
