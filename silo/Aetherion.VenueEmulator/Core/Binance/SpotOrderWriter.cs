using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes spot orders: answers, queries and the events of user data.</summary>
internal static class SpotOrderWriter
{
    private const int Decimals = 8;

    /// <summary>The answer to a new order, as short or long as was asked for.</summary>
    public static void Placed(Utf8JsonWriter json, VenueOrder order, string form)
    {
        json.WriteStartObject();
        json.WriteString("symbol", order.Symbol);
        json.WriteNumber("orderId", order.Id);
        json.WriteNumber("orderListId", -1);
        json.WriteString("clientOrderId", order.ClientId);
        json.WriteNumber("transactTime", EpochTime.Millis(order.UpdatedTime));
        if (form is "RESULT" or "FULL")
        {
            Body(json, order);
            json.WriteNumber("workingTime", order.IsWaiting ? -1 : EpochTime.Millis(order.CreatedTime));
            if (form == "FULL")
                Fills(json, order);
            json.WriteString("selfTradePreventionMode", "NONE");
        }
        json.WriteEndObject();
    }

    public static void Canceled(Utf8JsonWriter json, VenueOrder order)
    {
        json.WriteStartObject();
        json.WriteString("symbol", order.Symbol);
        json.WriteString("origClientOrderId", order.ClientId);
        json.WriteNumber("orderId", order.Id);
        json.WriteNumber("orderListId", -1);
        json.WriteString("clientOrderId", order.CancelClientId);
        json.WriteNumber("transactTime", EpochTime.Millis(order.UpdatedTime));
        Body(json, order);
        json.WriteString("selfTradePreventionMode", "NONE");
        json.WriteEndObject();
    }

    public static void Query(Utf8JsonWriter json, VenueOrder order)
    {
        json.WriteStartObject();
        json.WriteString("symbol", order.Symbol);
        json.WriteNumber("orderId", order.Id);
        json.WriteNumber("orderListId", -1);
        json.WriteString("clientOrderId", order.ClientId);
        json.Decimal("price", order.Price, Decimals);
        json.Decimal("origQty", order.Quantity, Decimals);
        json.Decimal("executedQty", order.Filled, Decimals);
        json.Decimal("cummulativeQuoteQty", order.FilledQuote, Decimals);
        Words(json, order);
        json.Decimal("stopPrice", order.StopPrice, Decimals);
        json.Decimal("icebergQty", 0, Decimals);
        json.WriteNumber("time", EpochTime.Millis(order.CreatedTime));
        json.WriteNumber("updateTime", EpochTime.Millis(order.UpdatedTime));
        json.WriteBoolean("isWorking", !order.IsWaiting);
        json.WriteNumber("workingTime", order.IsWaiting ? -1 : EpochTime.Millis(order.CreatedTime));
        json.Decimal("origQuoteOrderQty", order.QuoteQuantity, Decimals);
        json.WriteString("selfTradePreventionMode", "NONE");
        json.WriteEndObject();
    }

    public static void Trade(Utf8JsonWriter json, VenueOrder order, OrderFill fill)
    {
        json.WriteStartObject();
        json.WriteString("symbol", order.Symbol);
        json.WriteNumber("id", fill.TradeId);
        json.WriteNumber("orderId", order.Id);
        json.WriteNumber("orderListId", -1);
        json.Decimal("price", fill.Price, Decimals);
        json.Decimal("qty", fill.Quantity, Decimals);
        json.Decimal("quoteQty", fill.Price * fill.Quantity, Decimals);
        json.Decimal("commission", fill.Commission, Decimals);
        json.WriteString("commissionAsset", fill.CommissionAsset);
        json.WriteNumber("time", EpochTime.Millis(fill.Time));
        json.WriteBoolean("isBuyer", order.Side == Model.Side.Buy);
        json.WriteBoolean("isMaker", fill.IsMaker);
        json.WriteBoolean("isBestMatch", true);
        json.WriteEndObject();
    }

    /// <summary>The event of user data.</summary>
    public static void Report(Utf8JsonWriter json, OrderReport report, long executionId, long eventMs)
    {
        var (order, fill) = (report.Order, report.Fill.GetValueOrDefault());
        var isTrade = report.Kind == ReportKind.Trade;
        var transactionMs = EpochTime.Millis(report.Time);
        json.WriteStartObject();
        json.WriteString("e", "executionReport");
        json.WriteNumber("E", eventMs);
        json.WriteString("s", order.Symbol);
        json.WriteString("c", order.CancelClientId.Length > 0 ? order.CancelClientId : order.ClientId);
        json.WriteString("S", OrderWords.Of(order.Side));
        json.WriteString("o", order.WireType);
        json.WriteString("f", order.WireHoldTime);
        json.Decimal("q", order.Quantity, Decimals);
        json.Decimal("p", order.Price, Decimals);
        json.Decimal("P", order.StopPrice, Decimals);
        json.Decimal("F", 0, Decimals);
        json.WriteNumber("g", -1);
        json.WriteString("C", order.CancelClientId.Length > 0 ? order.ClientId : "");
        json.WriteString("x", OrderWords.Of(report.Kind));
        json.WriteString("X", OrderWords.Of(order.Life));
        json.WriteString("r", "NONE");
        json.WriteNumber("i", order.Id);
        json.Decimal("l", fill.Quantity, Decimals);
        json.Decimal("z", order.Filled, Decimals);
        json.Decimal("L", fill.Price, Decimals);
        if (isTrade)
        {
            json.Decimal("n", fill.Commission, Decimals);
            json.WriteString("N", fill.CommissionAsset);
        }
        else
        {
            json.WriteString("n", "0");
            json.WriteNull("N");
        }
        json.WriteNumber("T", transactionMs);
        json.WriteNumber("t", isTrade ? fill.TradeId : -1);
        json.WriteNumber("I", executionId);
        json.WriteBoolean("w", order.IsOpen && !order.IsWaiting);
        json.WriteBoolean("m", fill.IsMaker);
        json.WriteBoolean("M", false);
        json.WriteNumber("O", EpochTime.Millis(order.CreatedTime));
        json.Decimal("Z", order.FilledQuote, Decimals);
        json.Decimal("Y", fill.Price * fill.Quantity, Decimals);
        json.Decimal("Q", order.QuoteQuantity, Decimals);
        json.WriteNumber("W", EpochTime.Millis(order.CreatedTime));
        json.WriteString("V", "NONE");
        json.WriteEndObject();
    }

    /// <summary>The event that tells the balances of the two assets.</summary>
    public static void Position(Utf8JsonWriter json, VenueAccount account, IEnumerable<string> assets, long transactionMs, long eventMs)
    {
        json.WriteStartObject();
        json.WriteString("e", "outboundAccountPosition");
        json.WriteNumber("E", eventMs);
        json.WriteNumber("u", transactionMs);
        json.WriteStartArray("B");
        foreach (var asset in assets)
        {
            var balance = account.Balance(asset);
            json.WriteStartObject();
            json.WriteString("a", asset);
            json.Decimal("f", balance.Free, Decimals);
            json.Decimal("l", balance.Locked, Decimals);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Account(Utf8JsonWriter json, VenueAccount account, long nowMs)
    {
        var rate = JsonText.Format(SpotLedger.CommissionRate, Decimals);
        json.WriteNumber("makerCommission", (int)(SpotLedger.CommissionRate * 10_000));
        json.WriteNumber("takerCommission", (int)(SpotLedger.CommissionRate * 10_000));
        json.WriteNumber("buyerCommission", 0);
        json.WriteNumber("sellerCommission", 0);
        json.WriteStartObject("commissionRates");
        json.WriteString("maker", rate);
        json.WriteString("taker", rate);
        json.Decimal("buyer", 0, Decimals);
        json.Decimal("seller", 0, Decimals);
        json.WriteEndObject();
        json.WriteBoolean("canTrade", true);
        json.WriteBoolean("canWithdraw", false);
        json.WriteBoolean("canDeposit", false);
        json.WriteBoolean("brokered", false);
        json.WriteBoolean("requireSelfTradePrevention", false);
        json.WriteBoolean("preventSor", false);
        json.WriteNumber("updateTime", nowMs);
        json.WriteString("accountType", "SPOT");
        json.WriteStartArray("balances");
        foreach (var (asset, balance) in account.Balances)
        {
            json.WriteStartObject();
            json.WriteString("asset", asset);
            json.Decimal("free", balance.Free, Decimals);
            json.Decimal("locked", balance.Locked, Decimals);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("permissions");
        json.WriteStringValue("SPOT");
        json.WriteEndArray();
        json.WriteNumber("uid", 1);
    }

    private static void Body(Utf8JsonWriter json, VenueOrder order)
    {
        json.Decimal("price", order.Price, Decimals);
        json.Decimal("origQty", order.Quantity, Decimals);
        json.Decimal("executedQty", order.Filled, Decimals);
        json.Decimal("origQuoteOrderQty", order.QuoteQuantity, Decimals);
        json.Decimal("cummulativeQuoteQty", order.FilledQuote, Decimals);
        Words(json, order);
        if (order.IsStop)
            json.Decimal("stopPrice", order.StopPrice, Decimals);
    }

    private static void Words(Utf8JsonWriter json, VenueOrder order)
    {
        json.WriteString("status", OrderWords.Of(order.Life));
        json.WriteString("timeInForce", order.WireHoldTime);
        json.WriteString("type", order.WireType);
        json.WriteString("side", OrderWords.Of(order.Side));
    }

    private static void Fills(Utf8JsonWriter json, VenueOrder order)
    {
        json.WriteStartArray("fills");
        foreach (var fill in order.Fills)
        {
            json.WriteStartObject();
            json.Decimal("price", fill.Price, Decimals);
            json.Decimal("qty", fill.Quantity, Decimals);
            json.Decimal("commission", fill.Commission, Decimals);
            json.WriteString("commissionAsset", fill.CommissionAsset);
            json.WriteNumber("tradeId", fill.TradeId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
