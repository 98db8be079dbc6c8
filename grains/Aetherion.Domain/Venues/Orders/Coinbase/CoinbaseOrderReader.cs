using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Reads orders and fills of Coinbase Advanced Trade.</summary>
internal static class CoinbaseOrderReader
{
    public static OrderReport ReadOrder(JsonElement order) => new(
        order.Text("product_id"),
        order.Text("client_order_id"),
        order.Text("order_id"),
        StatusOf(order.Text("status")),
        order.AmountOrNull("filled_size"),
        [],
        ReasonOf(order.TextOrEmpty("reject_reason"), order.TextOrEmpty("reject_message")))
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
            [.. g.Where(f => f.TextOrEmpty("trade_type") is "FILL" or "").Select(ReadFill)],
            "")),
    ];

    public static VenueOrderStatus StatusOf(string status) => status switch
    {
        "PENDING" or "OPEN" or "QUEUED" or "CANCEL_QUEUED" or "EDIT_QUEUED" => VenueOrderStatus.New,
        "FILLED" => VenueOrderStatus.Filled,
        "CANCELLED" => VenueOrderStatus.Cancelled,
        "EXPIRED" => VenueOrderStatus.Expired,
        "FAILED" => VenueOrderStatus.Rejected,
        _ => VenueOrderStatus.Unrecognized,
    };

    public static Side? SideOf(string side) => side switch
    {
        "BUY" => Side.Buy,
        "SELL" => Side.Sell,
        _ => null,
    };

    public static string ReasonOf(string reason, string message) =>
        reason is "" or "REJECT_REASON_UNSPECIFIED" ? message : $"{reason} {message}".TrimEnd();

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
            TimeOf(fill.TextOrEmpty("trade_time")));

    /// <summary>Commissions are paid in the quote currency, the second part of the product's name.</summary>
    private static string QuoteOf(string product) => product.Split('-').ElementAtOrDefault(1) ?? "";

    private static DateTime? TimeOf(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.UtcDateTime
            : null;
}
