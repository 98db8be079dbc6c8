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

    private static readonly FieldNames Message = new("channel client_id timestamp sequence_num events");
    private static readonly FieldNames Event = new("type orders positions");
    private static readonly FieldNames Order = new(
        "order_id client_order_id product_id status order_side order_type cumulative_quantity cancel_reason reject_reason "
        + "avg_price completion_percentage contract_expiry_type creation_time end_time filled_value leaves_quantity limit_price "
        + "number_of_fills outstanding_hold_amount post_only product_type retail_portfolio_id risk_managed_by start_time "
        + "stop_price time_in_force total_fees total_value_after_fees trigger_status");

    public UserStreamCounters Counters { get; } = new();

    public bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent) =>
        Counters.TryRead(message, Read, out userEvent);

    private UserEvent Read(JsonElement root)
    {
        var channel = root.TextOrEmpty("channel");
        var time = TimeOf(root.TextOrEmpty("timestamp"));
        if (channel == "user")
        {
            Counters.CheckFields(channel, root, Message);
            return new UserEvent(UserEventKind.Orders, channel, time, ReadEvents(root.Child("events")), []);
        }
        if (!PassedOver.Contains(channel))
            Counters.AddUnknown(channel.Length > 0 ? channel : root.TextOrEmpty("type"));
        return UserEvent.Of(UserEventKind.Other, channel, time);
    }

    private ImmutableArray<OrderReport> ReadEvents(JsonElement events)
    {
        foreach (var each in events.EnumerateArray())
            Counters.CheckFields("event", each, Event);
        return [.. events.EnumerateArray().SelectMany(e => e.Find("orders")?.EnumerateArray() ?? default).Select(ReadOrder)];
    }

    private OrderReport ReadOrder(JsonElement order)
    {
        Counters.CheckFields("order", order, Order);
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
