using System.Globalization;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Writes orders, fills and the events of the user channel of Advanced Trade.</summary>
internal static class AdvancedOrderWriter
{
    private const string NoTime = "0001-01-01T00:00:00Z";
    private const string NoTrigger = "INVALID_ORDER_TYPE";

    /// <summary>An order as it is listed.</summary>
    public static void Order(Utf8JsonWriter json, VenueOrder order, TimeSpan skew)
    {
        json.WriteString("order_id", CoinbaseIds.Of(order.Id));
        json.WriteString("product_id", order.Symbol);
        json.WriteString("user_id", order.Account.Name);
        json.WritePropertyName("order_configuration");
        json.WriteRawValue(order.WireType);
        json.WriteString("side", OrderSide(order));
        json.WriteString("client_order_id", order.ClientId);
        json.WriteString("status", StatusOf(order));
        json.WriteString("time_in_force", order.WireHoldTime);
        json.WriteString("created_time", CoinbaseText.Time(order.CreatedTime + skew));
        json.Plain("completion_percentage", Percent(order));
        json.Plain("filled_size", order.Filled);
        json.Plain("average_filled_price", Average(order));
        json.WriteString("fee", "");
        json.WriteString("number_of_fills", order.Fills.Count.ToString(CultureInfo.InvariantCulture));
        json.Plain("filled_value", order.FilledQuote);
        json.WriteBoolean("pending_cancel", false);
        json.WriteBoolean("size_in_quote", order.QuoteQuantity > 0);
        json.Plain("total_fees", Fees(order));
        json.WriteBoolean("size_inclusive_of_fees", false);
        json.Plain("total_value_after_fees", AfterFees(order));
        json.WriteString("trigger_status", TriggerOf(order));
        json.WriteString("order_type", TypeOf(order).ToUpperInvariant().Replace(' ', '_'));
        json.WriteString("reject_reason", "REJECT_REASON_UNSPECIFIED");
        json.WriteBoolean("settled", !order.IsOpen);
        json.WriteString("product_type", "SPOT");
        json.WriteString("reject_message", "");
        json.WriteString("cancel_message", "");
        json.WriteString("order_placement_source", "RETAIL_ADVANCED");
        json.Plain("outstanding_hold_amount", order.Reserved);
        json.WriteBoolean("is_liquidation", false);
        if (order.Fills.Count > 0)
            json.WriteString("last_fill_time", CoinbaseText.Time(order.Fills[^1].Time + skew));
        else
            json.WriteNull("last_fill_time");
        json.WriteStartArray("edit_history");
        json.WriteEndArray();
        json.WriteString("leverage", "");
        json.WriteString("margin_type", "");
        json.WriteString("retail_portfolio_id", order.Account.Name);
    }

    public static void Fill(Utf8JsonWriter json, VenueOrder order, OrderFill fill, TimeSpan skew)
    {
        var time = CoinbaseText.Time(fill.Time + skew);
        json.WriteStartObject();
        json.WriteString("entry_id", CoinbaseIds.Of(fill.TradeId));
        json.WriteString("trade_id", CoinbaseIds.Of(fill.TradeId));
        json.WriteString("order_id", CoinbaseIds.Of(order.Id));
        json.WriteString("trade_time", time);
        json.WriteString("trade_type", "FILL");
        json.Plain("price", fill.Price);
        json.Plain("size", fill.Quantity);
        json.Plain("commission", fill.Commission);
        json.WriteString("product_id", order.Symbol);
        json.WriteString("sequence_timestamp", time);
        json.WriteString("liquidity_indicator", fill.IsMaker ? "MAKER" : "TAKER");
        json.WriteBoolean("size_in_quote", false);
        json.WriteString("user_id", order.Account.Name);
        json.WriteString("side", OrderSide(order));
        json.WriteString("retail_portfolio_id", order.Account.Name);
        json.WriteEndObject();
    }

    /// <summary>An order in an event of the user channel.</summary>
    public static void Event(Utf8JsonWriter json, VenueOrder order, TimeSpan skew)
    {
        json.WriteStartObject();
        json.Plain("avg_price", Average(order));
        json.WriteString("cancel_reason", order.Life == OrderLife.Canceled ? "User requested cancel" : "");
        json.WriteString("client_order_id", order.ClientId);
        json.Plain("completion_percentage", Percent(order));
        json.WriteString("contract_expiry_type", "UNKNOWN_CONTRACT_EXPIRY_TYPE");
        json.Plain("cumulative_quantity", order.Filled);
        json.Plain("filled_value", order.FilledQuote);
        json.Plain("leaves_quantity", order.IsOpen ? order.Left : 0);
        json.Plain("limit_price", order.Price);
        json.WriteString("number_of_fills", order.Fills.Count.ToString(CultureInfo.InvariantCulture));
        json.WriteString("order_id", CoinbaseIds.Of(order.Id));
        json.WriteString("order_side", OrderSide(order));
        json.WriteString("order_type", TypeOf(order));
        json.Plain("outstanding_hold_amount", order.Reserved);
        json.WriteString("post_only", order.IsPostOnly ? "true" : "false");
        json.WriteString("product_id", order.Symbol);
        json.WriteString("product_type", "SPOT");
        json.WriteString("reject_reason", "");
        json.WriteString("retail_portfolio_id", order.Account.Name);
        json.WriteString("risk_managed_by", "UNKNOWN_RISK_MANAGEMENT_TYPE");
        json.WriteString("status", StatusOf(order));
        json.WriteString("stop_price", order.IsStop ? AdvancedText.Plain(order.StopPrice) : "");
        json.WriteString("time_in_force", order.WireHoldTime);
        json.Plain("total_fees", Fees(order));
        json.Plain("total_value_after_fees", AfterFees(order));
        json.WriteString("trigger_status", TriggerOf(order));
        json.WriteString("creation_time", CoinbaseText.Time(order.CreatedTime + skew));
        json.WriteString("end_time", NoTime);
        json.WriteString("start_time", NoTime);
        json.WriteEndObject();
    }

    public static string StatusOf(VenueOrder order) => order.Life switch
    {
        OrderLife.New or OrderLife.PartiallyFilled => "OPEN",
        OrderLife.Filled => "FILLED",
        _ => "CANCELLED",
    };

    public static string OrderSide(VenueOrder order) => order.Side == Side.Buy ? "BUY" : "SELL";

    private static string TypeOf(VenueOrder order) => order.Kind switch
    {
        OrderKind.Market => "Market",
        OrderKind.StopLimit => "Stop Limit",
        _ => "Limit",
    };

    private static string TriggerOf(VenueOrder order) =>
        !order.IsStop ? NoTrigger : order.IsWaiting ? "STOP_PENDING" : "STOP_TRIGGERED";

    private static decimal Percent(VenueOrder order) =>
        order.Quantity == 0 ? 0 : decimal.Round(order.Filled / order.Quantity * 100, 2);

    private static decimal Average(VenueOrder order) =>
        order.Filled == 0 ? 0 : decimal.Round(order.FilledQuote / order.Filled, 16);

    private static decimal Fees(VenueOrder order) => order.Fills.Sum(fill => fill.Commission);

    private static decimal AfterFees(VenueOrder order) =>
        order.FilledQuote + (order.Side == Side.Buy ? Fees(order) : -Fees(order));
}
