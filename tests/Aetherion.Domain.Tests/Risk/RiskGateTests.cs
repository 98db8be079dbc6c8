using Aetherion.Domain.Risk;
using Aetherion.Domain.Tests.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Risk;

public sealed class RiskGateTests
{
    private static readonly Instrument Instrument = SampleOrders.Instrument;
    private static readonly RiskLimits Limits = new() { OrderNotionalMax = 100_000m };

    [Fact]
    public void An_order_within_all_limits_is_allowed()
    {
        CheckOrder(Side.Buy, lots: 100_000).ShouldBeNull();
        CheckFunds(Side.Buy, lots: 100_000, cost: 1_000m, free: 1_000m).ShouldBeNull();
    }

    [Theory]
    [InlineData(Side.Buy, 0, 0, FeedState.Live, RiskReasons.QuantityBelowMinimum)]
    [InlineData(Side.Buy, 24, 0, FeedState.Live, RiskReasons.NotionalBelowMinimum)]
    [InlineData(Side.Sell, 24, 25, FeedState.Live, RiskReasons.NotionalBelowMinimum)]
    [InlineData(Side.Buy, 500_000, 0, FeedState.Live, RiskReasons.NotionalExceedsMaxPerOrder)]
    [InlineData(Side.Sell, 100_001, 100_000, FeedState.Live, RiskReasons.QuantityExceedsPosition)]
    [InlineData(Side.Buy, 100_000, 0, FeedState.Stale, RiskReasons.FeedStale)]
    [InlineData(Side.Buy, 100_000, 0, FeedState.Syncing, RiskReasons.FeedStale)]
    [InlineData(Side.Sell, 100_000, 100_000, FeedState.Closed, RiskReasons.FeedStale)]
    public void An_order_outside_a_limit_is_denied_with_its_reason(
        Side side, long lots, long held, FeedState feed, string code)
    {
        var denial = CheckOrder(side, lots, held, feed);
        denial!.Code.ShouldBe(code);
        denial.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void All_that_is_held_may_be_sold_whatever_it_is_worth()
    {
        CheckOrder(Side.Sell, lots: 1, held: 1).ShouldBeNull();
        CheckOrder(Side.Sell, lots: 900_000, held: 900_000).ShouldBeNull();
    }

    [Theory]
    [InlineData(Side.Buy, TradingState.Halted, RiskReasons.TradingHalted)]
    [InlineData(Side.Sell, TradingState.Halted, RiskReasons.TradingHalted)]
    [InlineData(Side.Buy, TradingState.Reducing, RiskReasons.TradingStateReducing)]
    [InlineData(Side.Sell, TradingState.Reducing, null)]
    [InlineData(Side.Sell, TradingState.Active, null)]
    public void The_trading_state_of_the_account_decides_first(Side side, TradingState state, string? code) =>
        CheckFunds(side, lots: 10, cost: 1, free: 1_000, available: 10, state)?.Code.ShouldBe(code);

    [Fact]
    public void A_purchase_that_costs_more_than_is_free_is_denied_with_the_figures()
    {
        var denial = CheckFunds(Side.Buy, lots: 1, cost: 1_000.01m, free: 1_000m);
        denial!.Code.ShouldBe(RiskReasons.NotionalExceedsFreeBalance);
        denial.Text.ShouldContain("cost=1000.01 free=1000");
    }

    [Fact]
    public void A_sale_of_more_than_is_held_is_denied() =>
        CheckFunds(Side.Sell, lots: 11, cost: 0, free: 0, available: 10)!.Code
            .ShouldBe(RiskReasons.QuantityExceedsPosition);

    private static RiskDenial? CheckOrder(
        Side side, long lots, long held = 0, FeedState feed = FeedState.Live) => RiskGate.CheckOrder(
        new OrderIntent(side, new Quantity(lots), 40_000m), Instrument, Limits, new Quantity(held), feed);

    private static RiskDenial? CheckFunds(
        Side side,
        long lots,
        decimal cost,
        decimal free,
        long available = 0,
        TradingState state = TradingState.Active) => RiskGate.CheckFunds(
        new OrderIntent(side, new Quantity(lots), 40_000m), Instrument, state, cost, free, new Quantity(available));
}
