using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Reads the channel <c>user</c> of Coinbase Exchange. It tells single steps of orders, so their sizes are kept from the
/// step that begins them; of an order that began before the stream only its own steps are told, and the rest is asked for.
/// Fees come as rates, so executions are told as sums, and are asked for too.
/// </summary>
/// <param name="unknown">Where what is not known is counted; null for a place of its own.</param>
public sealed class CoinbaseExchangeUserStreamReader(UnknownNames? unknown = null) : IUserStreamReader
{
    /// <summary>The orders whose sizes are kept; the oldest are forgotten, and asked for.</summary>
    public const int OrdersMax = 10_000;

    private static readonly ImmutableHashSet<string> PassedOver = ["subscriptions", "heartbeat", "error"];

    /// <summary>Those of all steps, which share most of them.</summary>
    private static readonly FieldNames Fields = new(
        "type time timestamp sequence product_id order_id client_oid side size price funds order_type user_id profile_id "
        + "remaining_size reason cancel_reason new_size old_size new_price old_price trade_id maker_order_id taker_order_id "
        + "maker_user_id taker_user_id maker_profile_id taker_profile_id maker_fee_rate taker_fee_rate private stop_price stop_type");

    private readonly Dictionary<string, Known> _orders = [];
    private readonly Queue<string> _ages = new();

    public UserStreamCounters Counters { get; } = new(unknown ?? new UnknownNames());

    public bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent) =>
        Counters.TryRead(message, Read, out userEvent);

    private UserEvent Read(JsonElement root)
    {
        var type = root.TextOrEmpty("type");
        var time = CoinbaseTimes.Read(root.TextOrEmpty("time"));
        ImmutableArray<OrderReport> reports = type switch
        {
            "received" or "activate" => [Begin(root)],
            "open" => [Report(root, root.Text("order_id"), VenueOrderStatus.New, executed: null)],
            "change" => Change(root),
            "match" => [.. SidesOf(root).Select(id => Match(root, id))],
            "done" => [End(root)],
            _ => [],
        };
        if (!reports.IsEmpty)
            Counters.Unknown.CheckFields(type, root, Fields);
        if (reports.IsEmpty && type != "change" && !PassedOver.Contains(type))
            Counters.Unknown.AddEvent(type);
        return reports.IsEmpty
            ? UserEvent.Of(UserEventKind.Other, type, time)
            : new UserEvent(UserEventKind.Orders, type, time, reports, []);
    }

    /// <summary>The venue has the order, perhaps as a stop; from here on everything about it is told.</summary>
    private OrderReport Begin(JsonElement root)
    {
        var id = root.Text("order_id");
        if (_orders.TryAdd(id, new Known(root.TextOrEmpty("client_oid"), root.AmountOrNull("size"), 0, 0)))
            _ages.Enqueue(id);
        while (_ages.Count > OrdersMax)
            _orders.Remove(_ages.Dequeue());
        return Report(root, id, VenueOrderStatus.New, executed: null);
    }

    /// <summary>An order lost a part of its size by the rule against trading with oneself.</summary>
    private ImmutableArray<OrderReport> Change(JsonElement root)
    {
        var id = root.Text("order_id");
        if (_orders.TryGetValue(id, out var known) && root.AmountOrNull("new_size") is { } next
            && root.AmountOrNull("old_size") is { } last)
            _orders[id] = known with { Size = known.Size + next - last };
        return [];
    }

    private OrderReport Match(JsonElement root, string id)
    {
        var trade = root.Whole("trade_id");
        var size = root.Amount("size");
        if (!_orders.TryGetValue(id, out var known))
            return Report(root, id, VenueOrderStatus.Unrecognized, executed: null);
        // Ids grow, so what comes again is seen; a sum that lacks something is put right by asking.
        if (trade > known.LastTrade)
            _orders[id] = known = known with { Filled = known.Filled + size, LastTrade = trade };
        return Report(root, id, VenueOrderStatus.PartiallyFilled, known.Filled);
    }

    /// <summary>Without its size an end says nothing certain: what was executed is not known.</summary>
    private OrderReport End(JsonElement root)
    {
        var id = root.Text("order_id");
        var isFilled = root.Text("reason") switch
        {
            "filled" => true,
            "canceled" => false,
            var other => Counters.Unknown.Replace("reason", other, instead: false),
        };
        if (!_orders.Remove(id, out var known) || known.Size is not { } size)
            return Report(root, id, VenueOrderStatus.Unrecognized, executed: null);
        var executed = root.AmountOrNull("remaining_size") is { } left ? size - left : isFilled ? size : known.Filled;
        var status = isFilled ? VenueOrderStatus.Filled : VenueOrderStatus.Cancelled;
        return Report(root, id, status, executed) with { ClientOrderId = known.ClientId };
    }

    /// <summary>Whose match it is; both sides are told of where it does not say.</summary>
    private static IEnumerable<string> SidesOf(JsonElement root)
    {
        var (isTaker, isMaker) = (root.Find("taker_user_id") is not null, root.Find("maker_user_id") is not null);
        if (isTaker || !isMaker)
            yield return root.Text("taker_order_id");
        if (isMaker || !isTaker)
            yield return root.Text("maker_order_id");
    }

    private OrderReport Report(JsonElement root, string id, VenueOrderStatus status, decimal? executed) => new(
        root.TextOrEmpty("product_id"),
        _orders.TryGetValue(id, out var known) ? known.ClientId : "",
        id,
        status,
        executed,
        [],
        "");

    /// <param name="Size">Null where an order is by value.</param>
    private sealed record Known(string ClientId, decimal? Size, decimal Filled, long LastTrade);
}
