using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Reads orders and fills of Coinbase Exchange.</summary>
internal sealed class CoinbaseExchangeOrderReader(UnknownNames unknown)
{
    private static readonly FieldNames Order = new(
        "id price size product_id profile_id side funds specified_funds type time_in_force expire_time post_only created_at done_at "
        + "done_reason reject_reason fill_fees filled_size executed_value status settled stop stop_price stp funding_amount client_oid "
        + "market_type max_floor secondary_order_id stop_limit_price");

    private static readonly FieldNames Fill = new(
        "trade_id product_id order_id user_id profile_id liquidity price size fee created_at side settled usd_volume market_type "
        + "funding_currency");

    /// <param name="clientId">Ours, where the order was asked for by it and the answer does not repeat it.</param>
    public OrderReport ReadOrder(JsonElement order, string clientId = "")
    {
        unknown.CheckFields("order", order, Order);
        return new OrderReport(
            order.Text("product_id"),
            order.TextOrEmpty("client_oid") is { Length: > 0 } named ? named : clientId,
            order.Text("id"),
            StatusOf(order.Text("status"), order.TextOrEmpty("done_reason"), order.AmountOrNull("filled_size") ?? 0),
            order.AmountOrNull("filled_size"),
            [],
            order.TextOrEmpty("reject_reason"))
        {
            Side = SideOf(order.TextOrEmpty("side")),
        };
    }

    /// <summary>One report for each order, with a status that decides nothing.</summary>
    public ImmutableArray<OrderReport> ReadFills(JsonElement fills) =>
        OrderAnswers.ReadExecutions(fills, "product_id", "order_id", ReadFill);

    private Side? SideOf(string side) => side switch
    {
        "buy" => Side.Buy,
        "sell" => Side.Sell,
        "" => null,
        _ => unknown.Replace<Side?>("side", side, null),
    };

    private VenueOrderStatus StatusOf(string status, string doneReason, decimal filled) => (status, doneReason) switch
    {
        ("open" or "pending" or "active" or "received", _) => filled > 0 ? VenueOrderStatus.PartiallyFilled : VenueOrderStatus.New,
        ("done" or "settled", "filled") => VenueOrderStatus.Filled,
        ("done" or "settled", "canceled" or "cancelled") => VenueOrderStatus.Cancelled,
        ("rejected", _) or ("done", "rejected") => VenueOrderStatus.Rejected,
        ("done" or "settled", _) => unknown.Replace("done_reason", doneReason, VenueOrderStatus.Unrecognized),
        _ => unknown.Replace("status", status, VenueOrderStatus.Unrecognized),
    };

    /// <summary>Fees are paid in the quote currency, the second part of the product's name.</summary>
    private VenueFill ReadFill(JsonElement fill)
    {
        unknown.CheckFields("fill", fill, Fill);
        return new VenueFill(
            fill.Text("trade_id"),
            fill.Amount("price"),
            fill.Amount("size"),
            fill.Amount("fee"),
            fill.TextOrEmpty("product_id").Split('-').ElementAtOrDefault(1) ?? "",
            CoinbaseTimes.Read(fill.TextOrEmpty("created_at")));
    }
}
