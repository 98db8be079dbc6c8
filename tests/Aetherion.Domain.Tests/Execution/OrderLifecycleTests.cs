using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class OrderLifecycleTests
{
    [Fact]
    public void Only_the_allowed_states_follow_one_another()
    {
        var allowed = new HashSet<(OrderState, OrderState)>
        {
            (OrderState.PendingNew, OrderState.PartiallyFilled),
            (OrderState.PendingNew, OrderState.Filled),
            (OrderState.PendingNew, OrderState.Cancelled),
            (OrderState.PendingNew, OrderState.Rejected),
            (OrderState.PendingNew, OrderState.Denied),
            (OrderState.PendingNew, OrderState.OutcomeUnknown),
            (OrderState.OutcomeUnknown, OrderState.PartiallyFilled),
            (OrderState.OutcomeUnknown, OrderState.Filled),
            (OrderState.OutcomeUnknown, OrderState.Cancelled),
            (OrderState.OutcomeUnknown, OrderState.Rejected),
            (OrderState.PartiallyFilled, OrderState.PartiallyFilled),
            (OrderState.PartiallyFilled, OrderState.Filled),
            (OrderState.PartiallyFilled, OrderState.Cancelled),
        };
        foreach (var current in Enum.GetValues<OrderState>())
        {
            foreach (var next in Enum.GetValues<OrderState>())
            {
                OrderLifecycle.CanFollow(current, next)
                    .ShouldBe(allowed.Contains((current, next)), $"{current} to {next}");
            }
            OrderLifecycle.IsFinal(current).ShouldBe(!allowed.Any(a => a.Item1 == current));
        }
    }

    [Fact]
    public void Fills_add_up_to_a_filled_order()
    {
        var order = SampleOrders.Order(Side.Buy, 30);
        order = Fill(order, SampleOrders.Fill(Side.Buy, 100m, 10, fee: 1));
        order.State.ShouldBe(OrderState.PartiallyFilled);
        order = Fill(order, SampleOrders.Fill(Side.Buy, 103m, 20, fee: 2));
        order.State.ShouldBe(OrderState.Filled);
        order.FilledQuantity.ShouldBe(new Quantity(30));
        order.AveragePrice.ShouldBe(102m);
        order.Fee.ShouldBe(3m);
        order.ReasonCode.ShouldBe("BELOW_LOWER_BAND");
    }

    [Fact]
    public void A_part_of_an_order_can_be_cancelled_and_keeps_its_fills()
    {
        var order = Fill(SampleOrders.Order(Side.Buy, 30), SampleOrders.Fill(Side.Buy, 100m, 10));
        order = OrderLifecycle.End(order, OrderState.Cancelled, SampleOrders.Time, "BOOK_TOO_THIN", "why");
        order.State.ShouldBe(OrderState.Cancelled);
        order.FilledQuantity.ShouldBe(new Quantity(10));
        order.ReasonCode.ShouldBe("BOOK_TOO_THIN");
    }

    [Fact]
    public void What_cannot_follow_is_an_error()
    {
        var filled = Fill(SampleOrders.Order(Side.Buy, 10), SampleOrders.Fill(Side.Buy, 100m, 10));
        Should.Throw<InvalidOperationException>(() => Fill(filled, SampleOrders.Fill(Side.Buy, 100m, 1)));
        Should.Throw<InvalidOperationException>(() => End(filled, OrderState.Cancelled));
        var fresh = SampleOrders.Order(Side.Buy, 10);
        Should.Throw<InvalidOperationException>(() => End(fresh, OrderState.Filled));
        Should.Throw<InvalidOperationException>(() => Fill(fresh, SampleOrders.Fill(Side.Buy, 100m, 11)));
        Should.Throw<InvalidOperationException>(() => Fill(fresh, SampleOrders.Fill(Side.Sell, 100m, 1)));
        Should.Throw<InvalidOperationException>(() => Fill(fresh, SampleOrders.Fill(Side.Buy, 100m, 1, 0, "other")));
    }

    private static Order Fill(Order order, Fill fill) => OrderLifecycle.Fill(order, fill, SampleOrders.Instrument);

    private static Order End(Order order, OrderState state) =>
        OrderLifecycle.End(order, state, SampleOrders.Time, "CODE", "why");
}
