using Aetherion.Domain.Execution;
using Aetherion.Domain.Risk;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class OrderSizerTests
{
    private static readonly RiskLimits Limits = new() { PriceProtection = 0.02m, ExposureBand = 0.05m };
    private static readonly TradingCosts Costs = new() { TakerFeeRate = 0.001m };

    [Theory]
    [InlineData(1.0, 0.0, 0, true)]
    [InlineData(1.0, 1.0, 100, false)]
    [InlineData(1.0, 0.96, 100, false)]
    [InlineData(0.9, 1.0, 100, true)]
    [InlineData(0.0, 1.0, 100, true)]
    [InlineData(0.0, 0.0, 1, true)]
    [InlineData(0.0, 1.0, 0, false)]
    [InlineData(0.0, 0.0, 0, false)]
    public void An_order_is_needed_when_the_wanted_exposure_changed(
        double target, double acted, long held, bool needed) =>
        OrderSizer.NeedsOrder((decimal)target, (decimal)acted, new Quantity(held), Limits).ShouldBe(needed);

    [Fact]
    public void A_purchase_is_the_bots_share_of_the_equity_rounded_down() =>
        Size(target: 1, exposure: 0.5m, held: 0).ShouldBe(new OrderIntent(Side.Buy, new Quantity(12_500), 40_000m));

    [Fact]
    public void A_purchase_is_never_more_than_the_balance_pays_for_at_the_worst_price()
    {
        var order = Size(target: 1, exposure: 1, held: 0)!.Value;
        var cost = 40_000m * 1.02m * 1.001m * SampleOrders.Instrument.ToDecimal(order.Quantity);
        cost.ShouldBeInRange(9_999.5m, 10_000m);
    }

    [Fact]
    public void Wanting_nothing_sells_all_that_is_held()
    {
        Size(target: 0, exposure: 1, held: 777).ShouldBe(new OrderIntent(Side.Sell, new Quantity(777), 40_000m));
        Size(target: 0, exposure: 1, held: 0).ShouldBeNull();
    }

    [Fact]
    public void Wanting_less_sells_the_difference() =>
        Size(target: 0.5m, exposure: 1, held: 20_000)
            .ShouldBe(new OrderIntent(Side.Sell, new Quantity(7_500), 40_000m));

    [Fact]
    public void Without_free_balance_the_order_has_no_quantity_and_risk_denies_it() =>
        Size(target: 1, exposure: 1, held: 0, free: 0)!.Value.Quantity.Lots.ShouldBe(0);

    [Fact]
    public void Equity_counts_the_marked_position_at_the_mark_and_others_at_cost()
    {
        var other = SymbolKey.Parse("sim:ETH-USD");
        var equity = Valuation.Equity(
            100m,
            [
                new Position(SampleOrders.Symbol, new Quantity(100_000), 30_000m, 0, 0),
                new Position(other, new Quantity(200_000), 3_000m, 0, 0),
                new Position(SymbolKey.Parse("sim:UNKNOWN"), new Quantity(1), 5m, 0, 0),
            ],
            SampleOrders.Symbol,
            40_000m,
            symbol => symbol.Instrument.Symbol == "UNKNOWN" ? null : SampleOrders.Instrument);
        equity.ShouldBe(100m + 40_000m + 6_000m);
    }

    private static OrderIntent? Size(decimal target, decimal exposure, long held, decimal free = 10_000m) =>
        OrderSizer.Size(
            target, exposure, 10_000m, free, new Quantity(held), 40_000m, SampleOrders.Instrument, Limits, Costs);
}
