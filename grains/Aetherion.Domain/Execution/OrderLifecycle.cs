using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// Which state of an order may follow which: PendingNew goes to any other; PartiallyFilled to itself, Filled or
/// Cancelled; OutcomeUnknown to anything the venue may say; Filled, Cancelled, Rejected and Denied are ends.
/// </summary>
public static class OrderLifecycle
{
    public static bool IsFinal(OrderState state) =>
        state is OrderState.Filled or OrderState.Cancelled or OrderState.Rejected or OrderState.Denied;

    public static bool CanFollow(OrderState current, OrderState next) => current switch
    {
        OrderState.PendingNew => next != OrderState.PendingNew,
        OrderState.OutcomeUnknown => next is not (OrderState.PendingNew or OrderState.OutcomeUnknown or OrderState.Denied),
        OrderState.PartiallyFilled => next is OrderState.PartiallyFilled or OrderState.Filled or OrderState.Cancelled,
        _ => false,
    };

    /// <summary>The order after an execution.</summary>
    /// <exception cref="InvalidOperationException">
    /// The order has ended, or the fill is not its own or too large.
    /// </exception>
    public static Order Fill(Order order, Fill fill, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(fill);
        ArgumentNullException.ThrowIfNull(instrument);
        var filled = order.FilledQuantity + fill.Quantity;
        if (fill.OrderId != order.Id || fill.Side != order.Side || filled > order.Quantity)
            throw new InvalidOperationException($"Fill {fill.Id} does not fit order {order.Id}.");
        var value = (order.AveragePrice ?? 0) * instrument.ToDecimal(order.FilledQuantity)
            + instrument.Notional(fill.Price, fill.Quantity);
        var next = filled == order.Quantity ? OrderState.Filled : OrderState.PartiallyFilled;
        return Move(order, next, fill.Time) with
        {
            FilledQuantity = filled,
            AveragePrice = decimal.Round(value / instrument.ToDecimal(filled), PositionKeeper.AverageDecimals),
            Fee = order.Fee + fill.Fee,
        };
    }

    /// <summary>The order after it ended otherwise than by its last fill.</summary>
    /// <exception cref="InvalidOperationException">The state may not follow, or is none that ends an order.</exception>
    public static Order End(Order order, OrderState state, DateTime time, string reasonCode, string reasonText)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!IsFinal(state) || state == OrderState.Filled)
            throw new InvalidOperationException($"An order does not end as {state}.");
        return Move(order, state, time) with { ReasonCode = reasonCode, ReasonText = reasonText };
    }

    /// <summary>The order while only its venue knows what became of it.</summary>
    public static Order Doubt(Order order, DateTime time) => Move(order, OrderState.OutcomeUnknown, time);

    /// <summary>
    /// The order after its venue executed all of it, where less is booked than was ordered because the commission came out
    /// of what was bought.
    /// </summary>
    public static Order Complete(Order order, DateTime time, string text)
    {
        ArgumentNullException.ThrowIfNull(order);
        return (order.State == OrderState.Filled ? order : Move(order, OrderState.Filled, time)) with
        {
            ReasonText = $"{order.ReasonText} {text}".TrimEnd(),
        };
    }

    private static Order Move(Order order, OrderState next, DateTime time) => CanFollow(order.State, next)
        ? order with { State = next, UpdatedTime = time }
        : throw new InvalidOperationException($"Order {order.Id} is {order.State} and cannot become {next}.");
}
