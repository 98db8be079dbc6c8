using System.Collections.Immutable;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Bots;

/// <summary>Says of an order at a venue what others need to know.</summary>
internal static class VenueOrderReports
{
    public static VenueOrderProgress Describe(
        OrderLife life, VenueOrderRequest request, VenueAccount account, Instrument instrument, DateTime now)
    {
        if (!life.IsOver)
            return UnderWay(life, request, account);
        if (Book(life, request, instrument, now) is not { } fills)
            return new VenueOrderProgress(
                request.OrderId,
                OrderState.OutcomeUnknown,
                IsOver: false,
                [],
                BotReasons.OutcomeUnknown,
                CannotBeBooked(life, request, account));
        return new VenueOrderProgress(
            request.OrderId,
            EndOf(life.Phase),
            IsOver: true,
            fills,
            CodeOf(life),
            TextOf(life, account));
    }

    /// <summary>Whether an account can hold what is known to be executed of an order.</summary>
    public static bool CanBeBooked(OrderLife life, VenueOrderRequest request, Instrument instrument, DateTime now) =>
        life.ExecutedQuantity <= life.Order.Quantity && Book(life, request, instrument, now) is not null;

    private static ImmutableArray<Fill>? Book(OrderLife life, VenueOrderRequest request, Instrument instrument, DateTime now)
    {
        var time = life.Fills.IsEmpty ? now : life.Fills[^1].Time ?? now;
        return FillBooking.Book(life, request.OrderId, request.Symbol, instrument, request.Step, time);
    }

    private static VenueOrderProgress UnderWay(OrderLife life, VenueOrderRequest request, VenueAccount account) => new(
        request.OrderId,
        life.Phase switch
        {
            OrderPhase.OutcomeUnknown => OrderState.OutcomeUnknown,
            OrderPhase.PartiallyFilled => OrderState.PartiallyFilled,
            _ => OrderState.PendingNew,
        },
        IsOver: false,
        [],
        life.AwaitsWord ? WordCode(life) : life.Phase == OrderPhase.OutcomeUnknown ? BotReasons.OutcomeUnknown : "",
        !life.AwaitsWord ? Doubt(life, account) : IsTooSmall(life) ? TooSmall(life, account) : HoldsLess(life, account));

    private static bool IsTooSmall(OrderLife life) => life.Code == OrderLifeRules.TooSmallToSell;

    private static string WordCode(OrderLife life) =>
        IsTooSmall(life) ? BotReasons.VenueSaleTooSmall : BotReasons.VenueHoldsLess;

    private static string Doubt(OrderLife life, VenueAccount account) =>
        $"{NameOf(life, account)}: what became of it is not known ({Reason(life)}); look for it at the venue. "
        + "The bot sends nothing more until it is known; the venue is still asked. If it cannot say, settle the order by "
        + "settleOrder with every execution that the venue lists, or with none.";

    /// <summary>For people, when the venue says something else than the order ended by.</summary>
    public static string Contradict(WatchedOrder order, OrderReport report) =>
        $"{NameOf(order.Life, order.Account)} ended here as {order.Life.Phase} ({order.Life.Code} {order.Life.Text}) with "
        + $"{order.Life.ExecutedQuantity} executed, and the venue says {report.Status} with "
        + $"{report.ExecutedQuantity ?? report.Fills.Sum(f => f.Quantity)} executed. The account does not hold this: look at the venue, "
        + "cancel or close there what should not be, and start the bot again. It is paused.";

    private static string HoldsLess(OrderLife life, VenueAccount account) =>
        $"{NameOf(life, account)} was to sell {life.Order.Quantity} of {life.Order.Symbol} and was refused ({life.Text}): the venue "
        + "holds less than the bot booked, as after a closing by hand or a liquidation, or another order there that reduces the position "
        + "stands open. Nothing was sold, and the bot sends nothing more until you settle this order by settleOrder: with the executions by "
        + "which the position was closed at the venue, which are booked as this sale, or with none once you have put back there what is "
        + "missing or cancelled the other order.";

    private static string CannotBeBooked(OrderLife life, VenueOrderRequest request, VenueAccount account) =>
        $"{NameOf(life, account)} is {life.Phase} with {life.ExecutedQuantity} executed, and that cannot be booked: its prices or quantities are none of "
        + $"{request.Symbol}'s, or its commission left nothing to hold. The bot sends nothing more until you settle this order by settleOrder with what "
        + "its account is to hold of it, or with none; that stands in the place of what the venue told.";

    private static string TooSmall(OrderLife life, VenueAccount account) =>
        $"{NameOf(life, account)} was to sell {life.Order.Quantity} of {life.Order.Symbol} and was not sent ({life.Text}): the venue takes no "
        + "order that small. The bot sends nothing more until you settle this order by settleOrder: with the executions by which it was sold or "
        + "converted at the venue, which are booked as this sale, or with one at the price of the day if you keep it there; or with none, and "
        + "the bot keeps it.";

    private static string RefusesKey(OrderLife life, VenueAccount account) =>
        $"{NameOf(life, account)} was refused because of the key ({life.Text}). The bot sends nothing more. Give the key its rights back at "
        + $"the venue, or add one to the same account with 'replaces {account.KeyId}' in its name and delete this one here; then start the bot or "
        + "sell its position again.";

    private static string NameOf(OrderLife life, VenueAccount account) =>
        $"Order {life.Order.ClientOrderId} at {account.Venue} with key {account.KeyId}";

    private static string Reason(OrderLife life) =>
        life.IsKnownToExist
            ? $"last told as {life.Status?.ToString() ?? "none of its states"}, executed {life.ExecutedQuantity}, known {life.FilledQuantity}"
            : $"{life.Code} {life.Text}".Trim();

    private static OrderState EndOf(OrderPhase phase) => phase switch
    {
        OrderPhase.Filled => OrderState.Filled,
        OrderPhase.Rejected => OrderState.Rejected,
        _ => OrderState.Cancelled,
    };

    private static string CodeOf(OrderLife life) => life.Phase switch
    {
        OrderPhase.Filled => "",
        OrderPhase.Cancelled when life.IsSettled => BotReasons.Settled,
        OrderPhase.Rejected when life.Code == OrderReply.KeyRefusedCode => BotReasons.VenueKeyRefused,
        OrderPhase.Rejected => life.Code.Length > 0 ? life.Code : BotReasons.RejectedByVenue,
        OrderPhase.Expired => BotReasons.Expired,
        _ => BotReasons.InsufficientLiquidity,
    };

    private static string TextOf(OrderLife life, VenueAccount account) =>
        CodeOf(life) == BotReasons.VenueKeyRefused ? RefusesKey(life, account) : Outcome(life);

    private static string Outcome(OrderLife life)
    {
        var executed = life.Phase is OrderPhase.Filled or OrderPhase.Rejected
            ? ""
            : $"filled={life.FilledQuantity} of {life.Order.Quantity}";
        string[] parts = [executed, FillBooking.Commissions(life), life.Text];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }
}
