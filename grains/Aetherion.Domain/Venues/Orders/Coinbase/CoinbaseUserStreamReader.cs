using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Reads the channel <c>user</c> of Coinbase Advanced Trade. It tells sums over the executions and not the executions
/// themselves, so those are asked for when a sum is ahead.
/// </summary>
/// <param name="unknown">Where what is not known is counted; null for a place of its own.</param>
public sealed class CoinbaseUserStreamReader(UnknownNames? unknown = null) : IUserStreamReader
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

    public UserStreamCounters Counters { get; } = new(unknown ?? new UnknownNames());

    public bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent) =>
        Counters.TryRead(message, Read, out userEvent);

    private UserEvent Read(JsonElement root)
    {
        var channel = root.TextOrEmpty("channel");
        var time = CoinbaseTimes.Read(root.TextOrEmpty("timestamp"));
        if (channel == "user")
        {
            Counters.Unknown.CheckFields(channel, root, Message);
            return new UserEvent(UserEventKind.Orders, channel, time, ReadEvents(root.Child("events")), []);
        }
        if (!PassedOver.Contains(channel))
            Counters.Unknown.AddEvent(channel.Length > 0 ? channel : root.TextOrEmpty("type"));
        return UserEvent.Of(UserEventKind.Other, channel, time);
    }

    private ImmutableArray<OrderReport> ReadEvents(JsonElement events)
    {
        foreach (var each in events.EnumerateArray())
            Counters.Unknown.CheckFields("event", each, Event);
        return [.. events.EnumerateArray().SelectMany(e => e.Find("orders")?.EnumerateArray() ?? default).Select(ReadOrder)];
    }

    private OrderReport ReadOrder(JsonElement order)
    {
        Counters.Unknown.CheckFields("order", order, Order);
        var cancelled = order.TextOrEmpty("cancel_reason");
        return new OrderReport(
            order.Text("product_id"),
            order.Text("client_order_id"),
            order.Text("order_id"),
            CoinbaseOrderReader.StatusOf(order.Text("status"), Counters.Unknown),
            order.AmountOrNull("cumulative_quantity"),
            [],
            cancelled.Length > 0 ? cancelled : CoinbaseOrderReader.ReasonOf(order.TextOrEmpty("reject_reason"), ""))
        {
            Side = OrderSides.Read(order.TextOrEmpty("order_side"), Counters.Unknown),
        };
    }
}
