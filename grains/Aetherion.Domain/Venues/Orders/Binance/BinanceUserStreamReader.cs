using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>
/// Reads the user streams of spot and of futures, bare or in one of the three envelopes there are. An execution counts
/// when it has an id, a quantity and a price; others leave the order's executed quantity ahead of its fills, which has
/// them asked for.
/// </summary>
/// <param name="unknown">Where what is not known is counted; null for a place of its own.</param>
public sealed class BinanceUserStreamReader(UnknownNames? unknown = null) : IUserStreamReader
{
    private static readonly ImmutableHashSet<string> PassedOver =
    [
        "balanceUpdate", "listStatus", "externalLockUpdate", "ALGO_UPDATE", "ACCOUNT_CONFIG_UPDATE", "MARGIN_CALL",
        "TRADE_LITE", "CONDITIONAL_ORDER_TRIGGER_REJECT", "STRATEGY_UPDATE", "GRID_UPDATE",
    ];

    private static readonly FieldNames Execution = new(
        "e E s c S o f q p P F g C x X r i l z L n N T t v I w m M O Z Y Q d D j J W V u U A B b a k uS Cs pl pL pY gP gOT gOV gp eR");

    private static readonly FieldNames Update = new("e E T i st o a");
    private static readonly FieldNames Order = new(
        "s c S o f q p ap sp x X i l z L N n T t b a m R wt ot ps cp AP cr pP si ss rp V W pm gtd er eR");

    private static readonly FieldNames Position = new("e E u B");
    private static readonly FieldNames PositionBalance = new("a f l");
    private static readonly FieldNames Account = new("m B P");
    private static readonly FieldNames AccountBalance = new("a wb cw bc");

    public UserStreamCounters Counters { get; } = new(unknown ?? new UnknownNames());

    public bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent) =>
        Counters.TryRead(message, root => Read(Unwrap(root)), out userEvent);

    private static JsonElement Unwrap(JsonElement root) => root.Find("event") ?? root.Find("data") ?? root;

    private UserEvent Read(JsonElement message)
    {
        if (message.Find("e") is null)
            return UserEvent.Of(UserEventKind.Other, "", time: null);
        var (name, time) = (message.Text("e"), message.Time("E"));
        switch (name)
        {
            case "executionReport":
                Counters.Unknown.CheckFields(name, message, Execution);
                return Orders(name, time, ReadOrder(message, ClientIdOf(message)));
            case "ORDER_TRADE_UPDATE":
                var order = message.Child("o");
                Counters.Unknown.CheckFields(name, message, Update);
                Counters.Unknown.CheckFields(name, order, Order);
                return Orders(name, time, ReadOrder(order, order.Text("c")));
            case "outboundAccountPosition":
                Counters.Unknown.CheckFields(name, message, Position);
                return Balances(name, time, message.Child("B"), "f", "l", PositionBalance);
            case "ACCOUNT_UPDATE":
                Counters.Unknown.CheckFields(name, message, Update);
                Counters.Unknown.CheckFields(name, message.Child("a"), Account);
                return message.Child("a").Find("B") is { } balances
                    ? Balances(name, time, balances, "wb", locked: null, AccountBalance)
                    : UserEvent.Of(UserEventKind.Other, name, time);
            case "listenKeyExpired" or "eventStreamTerminated" or "serverShutdown":
                return UserEvent.Of(UserEventKind.StreamEnded, name, time);
            default:
                if (!PassedOver.Contains(name))
                    Counters.Unknown.AddEvent(name);
                return UserEvent.Of(UserEventKind.Other, name, time);
        }
    }

    /// <summary>In a report about a cancel the order's own id stands beside the cancel's.</summary>
    private static string ClientIdOf(JsonElement report) =>
        report.TextOrEmpty("C") is { Length: > 0 } original ? original : report.Text("c");

    private OrderReport ReadOrder(JsonElement order, string clientOrderId)
    {
        return new OrderReport(
            order.Text("s"),
            clientOrderId,
            order.Text("i"),
            BinanceOrderReader.StatusOf(order.Text("X"), Counters.Unknown),
            order.Amount("z"),
            ReadFill(order),
            ReasonOf(order))
        {
            Side = OrderSides.Read(order.Text("S"), Counters.Unknown),
        };
    }

    private ImmutableArray<VenueFill> ReadFill(JsonElement order)
    {
        var isExecution = order.Text("x") switch
        {
            "TRADE" or "CALCULATED" => true,
            "NEW" or "CANCELED" or "REPLACED" or "AMENDMENT" or "REJECTED" or "EXPIRED" or "TRADE_PREVENTION" or "PENDING_CANCEL" => false,
            var other => Counters.Unknown.Replace("execution", other, instead: false),
        };
        if (!isExecution || order.Whole("t") <= 0 || order.Amount("l") <= 0 || order.Amount("L") <= 0)
            return [];
        return
        [
            new VenueFill(
                order.Text("t"),
                order.Amount("L"),
                order.Amount("l"),
                order.AmountOrNull("n") ?? 0,
                order.TextOrEmpty("N"),
                order.Time("T")),
        ];
    }

    private static string ReasonOf(JsonElement order)
    {
        var reason = order.TextOrEmpty("r") is "" or "NONE" ? "" : order.TextOrEmpty("r");
        return reason.Length > 0 ? reason : order.TextOrEmpty("eR");
    }

    private static UserEvent Orders(string name, DateTime? time, OrderReport report) =>
        new(UserEventKind.Orders, name, time, [report], []);

    private UserEvent Balances(
        string name, DateTime? time, JsonElement list, string free, string? locked, FieldNames known)
    {
        foreach (var balance in list.EnumerateArray())
            Counters.Unknown.CheckFields(name, balance, known);
        return new UserEvent(
            UserEventKind.Balances,
            name,
            time,
            [],
            [
                .. list.EnumerateArray().Select(b =>
                    new AssetBalance(b.Text("a"), b.Amount(free), locked is null ? 0 : b.Amount(locked))),
            ]);
    }
}
