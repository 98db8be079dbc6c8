using System.Collections.Immutable;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Reads orders and fills of Coinbase Advanced Trade.</summary>
internal sealed class CoinbaseOrderReader(UnknownNames unknown)
{
    private static readonly FieldNames Order = new(
        "order_id product_id user_id order_configuration side client_order_id status time_in_force created_time completion_percentage "
        + "filled_size average_filled_price fee number_of_fills filled_value pending_cancel size_in_quote total_fees size_inclusive_of_fees "
        + "total_value_after_fees trigger_status order_type reject_reason settled product_type reject_message cancel_message "
        + "order_placement_source outstanding_hold_amount is_liquidation last_fill_time edit_history leverage margin_type "
        + "retail_portfolio_id originating_order_id attached_order_id attached_order_configuration current_pending_replace "
        + "commission_detail_total workable_size workable_size_completion_pct product_details cost_basis_method displayed_order_config");

    private static readonly FieldNames Fill = new(
        "entry_id trade_id order_id trade_time trade_type price size commission product_id sequence_timestamp liquidity_indicator "
        + "size_in_quote user_id side retail_portfolio_id fillSource commission_detail_total order_data_source future_legs");

    public OrderReport ReadOrder(JsonElement order)
    {
        unknown.CheckFields("order", order, Order);
        return new OrderReport(
            order.Text("product_id"),
            order.Text("client_order_id"),
            order.Text("order_id"),
            StatusOf(order.Text("status"), unknown),
            order.AmountOrNull("filled_size"),
            [],
            ReasonOf(order.TextOrEmpty("reject_reason"), order.TextOrEmpty("reject_message")))
        {
            Side = OrderSides.Read(order.TextOrEmpty("side"), unknown),
        };
    }

    /// <summary>One report for each order, with a status that decides nothing.</summary>
    public ImmutableArray<OrderReport> ReadFills(JsonElement fills) => OrderAnswers.ReadExecutions(
        fills, "product_id", "order_id", fill => IsExecution(fill) ? ReadFill(fill) : null);

    public static VenueOrderStatus StatusOf(string status, UnknownNames unknown) => status switch
    {
        "PENDING" or "OPEN" or "QUEUED" or "CANCEL_QUEUED" or "EDIT_QUEUED" => VenueOrderStatus.New,
        "FILLED" => VenueOrderStatus.Filled,
        "CANCELLED" => VenueOrderStatus.Cancelled,
        "EXPIRED" => VenueOrderStatus.Expired,
        "FAILED" => VenueOrderStatus.Rejected,
        _ => unknown.Replace("status", status, VenueOrderStatus.Unrecognized),
    };

    public static string ReasonOf(string reason, string message) =>
        reason is "" or "REJECT_REASON_UNSPECIFIED" ? message : $"{reason} {message}".TrimEnd();

    /// <summary>Fills that take back, correct or stand for others are no executions.</summary>
    private bool IsExecution(JsonElement fill)
    {
        unknown.CheckFields("fill", fill, Fill);
        return fill.TextOrEmpty("trade_type") switch
        {
            "FILL" or "" => true,
            "REVERSAL" or "CORRECTION" or "SYNTHETIC" => false,
            var other => unknown.Replace("trade_type", other, instead: false),
        };
    }

    /// <summary>
    /// The size is in the quote currency where the fill says so; then the base quantity is not exact and is left out, and
    /// the order stays incomplete rather than be booked wrong.
    /// </summary>
    private static VenueFill ReadFill(JsonElement fill) => fill.Flag("size_in_quote")
        ? throw new FormatException("A fill in the quote currency has no exact quantity.")
        : new VenueFill(
            fill.Text("trade_id"),
            fill.Amount("price"),
            fill.Amount("size"),
            fill.Amount("commission"),
            QuoteOf(fill.TextOrEmpty("product_id")),
            CoinbaseTimes.Read(fill.TextOrEmpty("trade_time")));

    /// <summary>Commissions are paid in the quote currency, the second part of the product's name.</summary>
    private static string QuoteOf(string product) => product.Split('-').ElementAtOrDefault(1) ?? "";
}
