using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Reads the channel <c>user</c> of Coinbase Advanced Trade. It tells sums over the executions and not the executions
/// themselves, so those are asked for when a sum is ahead.
/// </summary>
public sealed class CoinbaseUserStreamReader : IUserStreamReader
{
    private static readonly ImmutableHashSet<string> PassedOver =
        ["subscriptions", "heartbeats", "futures_balance_summary"];

    public UserStreamCounters Counters { get; } = new();

    public bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent) =>
        Counters.TryRead(message, Read, out userEvent);

    private UserEvent Read(JsonElement root)
    {
        var channel = root.TextOrEmpty("channel");
        var time = TimeOf(root.TextOrEmpty("timestamp"));
        if (channel == "user")
            return new UserEvent(UserEventKind.Orders, channel, time, ReadEvents(root.Child("events")), []);
        if (!PassedOver.Contains(channel))
            Counters.AddUnknown(channel.Length > 0 ? channel : root.TextOrEmpty("type"));
        return UserEvent.Of(UserEventKind.Other, channel, time);
    }

    private ImmutableArray<OrderReport> ReadEvents(JsonElement events) =>
        [.. events.EnumerateArray().SelectMany(e => e.Find("orders")?.EnumerateArray() ?? default).Select(ReadOrder)];

    private OrderReport ReadOrder(JsonElement order)
    {
        var status = CoinbaseOrderReader.StatusOf(order.Text("status"));
        if (status == VenueOrderStatus.Unrecognized)
            Counters.AddUnknown($"status {order.Text("status")}");
        var cancelled = order.TextOrEmpty("cancel_reason");
        return new OrderReport(
            order.Text("product_id"),
            order.Text("client_order_id"),
            order.Text("order_id"),
            status,
            order.AmountOrNull("cumulative_quantity"),
            [],
            cancelled.Length > 0 ? cancelled : CoinbaseOrderReader.ReasonOf(order.TextOrEmpty("reject_reason"), ""))
        {
            Side = CoinbaseOrderReader.SideOf(order.TextOrEmpty("order_side")),
        };
    }

    private static DateTime? TimeOf(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.UtcDateTime
            : null;
}
