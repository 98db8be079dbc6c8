using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>Reads orders and trades in the answers of spot and of futures.</summary>
internal static class BinanceOrderReader
{
    public static OrderReport ReadOrder(JsonElement order) => new(
        order.TextOrEmpty("symbol"),
        ClientIdOf(order),
        order.Text("orderId"),
        StatusOf(order.TextOrEmpty("status") is { Length: > 0 } status ? status : "NEW"),
        order.AmountOrNull("executedQty"),
        order.Find("fills") is { } fills
            ? [.. fills.EnumerateArray().Select(f => ReadFill(f, order.Time("transactTime")))]
            : [],
        order.TextOrEmpty("expiryReason"))
    {
        Side = SideOf(order.TextOrEmpty("side")),
    };

    public static ImmutableArray<OrderReport> ReadOrders(JsonElement orders) =>
        [.. orders.EnumerateArray().Select(ReadOrder)];

    /// <summary>One report for each order of a list of trades, with a status that decides nothing.</summary>
    public static ImmutableArray<OrderReport> ReadTrades(JsonElement trades) =>
    [
        .. trades.EnumerateArray().GroupBy(t => t.Text("orderId")).Select(g => new OrderReport(
            g.First().TextOrEmpty("symbol"),
            "",
            g.Key,
            VenueOrderStatus.Unrecognized,
            ExecutedQuantity: null,
            [.. g.Select(ReadTrade)],
            "")),
    ];

    public static VenueOrderStatus StatusOf(string status) => status switch
    {
        "NEW" or "PENDING_NEW" or "PENDING_CANCEL" => VenueOrderStatus.New,
        "PARTIALLY_FILLED" => VenueOrderStatus.PartiallyFilled,
        "FILLED" => VenueOrderStatus.Filled,
        "CANCELED" => VenueOrderStatus.Cancelled,
        "REJECTED" => VenueOrderStatus.Rejected,
        "EXPIRED" or "EXPIRED_IN_MATCH" => VenueOrderStatus.Expired,
        _ => VenueOrderStatus.Unrecognized,
    };

    public static Side? SideOf(string side) => side switch
    {
        "BUY" => Side.Buy,
        "SELL" => Side.Sell,
        _ => null,
    };

    /// <summary>The answer to a cancel has the id of the cancel, and that of the order beside it.</summary>
    private static string ClientIdOf(JsonElement order) =>
        order.TextOrEmpty("origClientOrderId") is { Length: > 0 } original ? original : order.Text("clientOrderId");

    private static VenueFill ReadFill(JsonElement fill, DateTime? time) => new(
        fill.Text("tradeId"),
        fill.Amount("price"),
        fill.Amount("qty"),
        fill.Amount("commission"),
        fill.TextOrEmpty("commissionAsset"),
        time);

    private static VenueFill ReadTrade(JsonElement trade) => new(
        trade.Text("id"),
        trade.Amount("price"),
        trade.Amount("qty"),
        trade.Amount("commission"),
        trade.TextOrEmpty("commissionAsset"),
        trade.Time("time"));
}
