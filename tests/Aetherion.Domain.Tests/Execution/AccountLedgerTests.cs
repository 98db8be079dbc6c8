using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Risk;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class AccountLedgerTests
{
    [Fact]
    public void A_reservation_holds_back_the_worst_cost_and_settling_frees_the_rest()
    {
        var order = Order("a", Side.Buy, lots: 10_000, worst: 41_000m);
        var state = AccountLedger.Reserve(Opened(), order);
        state.Reserved.ShouldBe(41_000m * 0.1m * 1.001m);

        state = AccountLedger.Settle(state, "a", [Fill(order, 40_000m, 10_000, fee: 4m)]);
        state.Reserved.ShouldBe(0);
        state.Balance.ShouldBe(10_000m - 4_000m - 4m);
        state.Positions.ShouldHaveSingleItem().Quantity.ShouldBe(new Quantity(10_000));
        AccountLedger.FindSettled(state, "a")!.Fills.Length.ShouldBe(1);
    }

    [Fact]
    public void An_order_without_fills_costs_nothing()
    {
        var state = AccountLedger.Settle(AccountLedger.Reserve(Opened(), Order("a", Side.Buy, 10_000)), "a", []);
        state.Balance.ShouldBe(10_000m);
        state.Positions.ShouldBeEmpty();
        state.Reserved.ShouldBe(0);
    }

    [Fact]
    public void Orders_under_way_share_the_balance()
    {
        var state = AccountLedger.Reserve(Opened(), Order("a", Side.Buy, 20_000));
        AccountLedger.Check(state, Order("b", Side.Buy, 4_000)).ShouldBeNull();
        AccountLedger.Check(state, Order("b", Side.Buy, 10_000))!.Code.ShouldBe(RiskReasons.NotionalExceedsFreeBalance);
    }

    [Fact]
    public void What_is_promised_to_one_sale_cannot_be_sold_by_another()
    {
        var bought = Order("a", Side.Buy, 10_000);
        var state = AccountLedger.Settle(AccountLedger.Reserve(Opened(), bought), "a", [Fill(bought, 40_000m, 10_000)]);
        state = AccountLedger.Reserve(state, Order("b", Side.Sell, 6_000));
        AccountLedger.Check(state, Order("c", Side.Sell, 4_000)).ShouldBeNull();
        AccountLedger.Check(state, Order("c", Side.Sell, 4_001))!.Code.ShouldBe(RiskReasons.QuantityExceedsPosition);
    }

    [Fact]
    public void An_order_that_was_never_reserved_or_is_exceeded_is_an_error()
    {
        var order = Order("a", Side.Buy, 10);
        Should.Throw<InvalidOperationException>(() => AccountLedger.Settle(Opened(), "a", []));
        var state = AccountLedger.Reserve(Opened(), order);
        Should.Throw<InvalidOperationException>(() => AccountLedger.Settle(state, "a", [Fill(order, 40_000m, 11)]));
    }

    [Fact]
    public void The_last_order_of_each_bot_is_remembered_however_many_others_follow()
    {
        var state = Opened();
        state = Trade(state, Order("quiet", Side.Buy, 1) with { Bot = TenantKey.Parse("local/quiet") });
        for (var i = 0; i < 100; i++)
            state = Trade(state, Order(string.Create(CultureInfo.InvariantCulture, $"busy-{i}"), Side.Buy, 1));
        state.Settled.Length.ShouldBeLessThanOrEqualTo(AccountLedger.SettledOrdersMax);
        AccountLedger.FindSettled(state, "quiet").ShouldNotBeNull();
        AccountLedger.FindSettled(state, "busy-99").ShouldNotBeNull();
        AccountLedger.FindSettled(state, "busy-0").ShouldBeNull();
        JsonSerializer.Serialize(state).Length.ShouldBeLessThan(10_000);
    }

    [Fact]
    public void There_are_bounds_on_orders_under_way_and_on_symbols()
    {
        var state = Opened();
        for (var i = 0; i < AccountLedger.ReservationsMax; i++)
            state = AccountLedger.Reserve(state, Order(i.ToString(CultureInfo.InvariantCulture), Side.Buy, 1));
        AccountLedger.Check(state, Order("more", Side.Buy, 1))!.Code.ShouldBe(RiskReasons.OpenOrderCountExceeded);

        var positions = Enumerable.Range(0, AccountLedger.PositionsMax)
            .Select(i => PositionKeeper.Flat(SymbolKey.Parse($"sim:S{i}"))).ToImmutableArray();
        AccountLedger.Check(Opened() with { Positions = positions }, Order("more", Side.Buy, 1))!.Code
            .ShouldBe(RiskReasons.PositionCountExceeded);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Whatever_bots_do_the_balance_is_the_sum_of_cash_flows_and_never_below_what_is_reserved(int seed)
    {
        var random = new Random(seed);
        var state = Opened();
        var (cash, lots) = (10_000m, 0L);
        for (var i = 0; i < 500; i++)
        {
            var order = Order(
                i.ToString(CultureInfo.InvariantCulture), (Side)random.Next(2), random.Next(1, 30_000), 40_000m);
            if (AccountLedger.Check(state, order) is not null)
                continue;
            state = AccountLedger.Reserve(state, order);
            (state.Balance - state.Reserved).ShouldBeGreaterThanOrEqualTo(0);
            var filled = random.Next(1, (int)order.Quantity.Lots + 1);
            var fill = Fill(order, random.Next(39_000, 40_001), filled, rate: 0.001m);
            state = AccountLedger.Settle(state, order.OrderId, [fill]);
            var sign = order.Side == Side.Buy ? 1 : -1;
            cash -= sign * SampleOrders.Instrument.Notional(fill.Price, fill.Quantity) + fill.Fee;
            lots += sign * fill.Quantity.Lots;
            state.Balance.ShouldBe(cash);
            state.Positions.Sum(p => p.Quantity.Lots).ShouldBe(lots);
        }
        state.Version.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Opening_again_changes_nothing() =>
        AccountLedger.Open(Opened(), "EUR", 5m).ShouldBe(Opened(), "the first opening stands");

    private static AccountState Opened() => AccountLedger.Open(Empty, "USD", 10_000m);

    private static readonly AccountState Empty = new();

    private static AccountState Trade(AccountState state, Reservation order) => AccountLedger.Settle(
        AccountLedger.Reserve(state, order), order.OrderId, [Fill(order, 40_000m, order.Quantity.Lots)]);

    private static Reservation Order(string id, Side side, long lots, decimal worst = 40_000m) => new(
        id,
        TenantKey.Parse("local/bot"),
        SampleOrders.Instrument,
        SampleOrders.Symbol,
        side,
        new Quantity(lots),
        worst,
        0.001m);

    private static Fill Fill(Reservation order, decimal price, long lots, decimal fee = 0, decimal rate = 0)
    {
        var fill = SampleOrders.Fill(order.Side, price, lots, fee, order.OrderId);
        return fill with { Fee = fee + rate * SampleOrders.Instrument.Notional(fill.Price, fill.Quantity) };
    }
}
