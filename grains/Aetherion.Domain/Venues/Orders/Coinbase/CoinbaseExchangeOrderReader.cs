using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Reads orders and fills of Coinbase Exchange.</summary>
internal static class CoinbaseExchangeOrderReader
{
    /// <param name="clientId">Ours, where the order was asked for by it and the answer does not repeat it.</param>
    public static OrderReport ReadOrder(JsonElement order, string clientId = "") => new(
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

    /// <summary>One report for each order, with a status that decides nothing.</summary>
    public static ImmutableArray<OrderReport> ReadFills(JsonElement fills) =>
    [
        .. fills.EnumerateArray().GroupBy(f => f.Text("order_id")).Select(g => new OrderReport(
            g.First().TextOrEmpty("product_id"),
            "",
            g.Key,
            VenueOrderStatus.Unrecognized,
            ExecutedQuantity: null,
            [.. g.Select(ReadFill)],
            "")),
    ];

    public static Side? SideOf(string side) => side switch
    {
        "buy" => Side.Buy,
        "sell" => Side.Sell,
        _ => null,
    };

    public static DateTime? TimeOf(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.UtcDateTime
            : null;

    private static VenueOrderStatus StatusOf(string status, string doneReason, decimal filled) => (status, doneReason) switch
    {
        ("open" or "pending" or "active" or "received", _) => filled > 0 ? VenueOrderStatus.PartiallyFilled : VenueOrderStatus.New,
        ("done", "filled") => VenueOrderStatus.Filled,
        ("done", "canceled" or "cancelled") => VenueOrderStatus.Cancelled,
        ("rejected", _) or ("done", "rejected") => VenueOrderStatus.Rejected,
        _ => VenueOrderStatus.Unrecognized,
    };

    /// <summary>Fees are paid in the quote currency, the second part of the product's name.</summary>
    private static VenueFill ReadFill(JsonElement fill) => new(
        fill.Text("trade_id"),
        fill.Amount("price"),
        fill.Amount("size"),
        fill.Amount("fee"),
        fill.TextOrEmpty("product_id").Split('-').ElementAtOrDefault(1) ?? "",
        TimeOf(fill.TextOrEmpty("created_at")));
}
