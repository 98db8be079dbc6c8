using System.Collections.Immutable;
using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class PaperExchangeTests
{
    private static readonly PaperExchange Exchange =
        new(new TradingCosts { TakerFeeRate = 0.001m, BarHalfSpread = 0.0001m });

    [Fact]
    public void A_purchase_walks_the_asks_and_pays_a_fee_on_each_level()
    {
        var fills = OnBook(Side.Buy, lots: 250_000, worst: 50_000m);
        fills.Select(f => (f.Price.Ticks, f.Quantity.Lots, f.Fee, f.Id)).ShouldBe(
        [
            (4_000_100, 100_000, 40.001m, "order-1:1"),
            (4_000_200, 100_000, 40.002m, "order-1:2"),
            (4_000_300, 50_000, 20.0015m, "order-1:3"),
        ]);
        fills.ShouldAllBe(f => f.Side == Side.Buy && f.OrderId == "order-1" && f.Time == SampleOrders.Time);
    }

    [Fact]
    public void A_sale_walks_the_bids()
    {
        OnBook(Side.Sell, lots: 150_000, worst: 0).Select(f => (f.Price.Ticks, f.Quantity.Lots))
            .ShouldBe([(3_999_900, 100_000), (3_999_800, 50_000)]);
    }

    [Fact]
    public void A_book_that_is_too_thin_fills_what_it_holds() =>
        OnBook(Side.Buy, lots: 1_000_000, worst: 50_000m).Sum(f => f.Quantity.Lots).ShouldBe(300_000);

    [Fact]
    public void A_purchase_stops_at_its_worst_price() =>
        OnBook(Side.Buy, lots: 250_000, worst: 40_002m).Sum(f => f.Quantity.Lots).ShouldBe(200_000);

    [Fact]
    public void The_same_order_on_the_same_book_gives_the_same_fills() =>
        OnBook(Side.Buy, 250_000, 50_000m).ShouldBe(OnBook(Side.Buy, 250_000, 50_000m));

    [Theory]
    [InlineData(Side.Buy, 4_000_001, 4_000_402)]
    [InlineData(Side.Sell, 4_000_001, 3_999_600)]
    [InlineData(Side.Buy, 10, 11)]
    [InlineData(Side.Sell, 1, 1)]
    public void A_bar_fills_at_its_open_and_half_a_spread_against_the_trader(Side side, long open, long price)
    {
        var fill = OnBar(side, open, worst: 50_000m).ShouldHaveSingleItem();
        fill.Price.Ticks.ShouldBe(price);
        fill.Quantity.Lots.ShouldBe(100);
    }

    [Fact]
    public void A_bar_that_opens_above_the_worst_price_fills_no_purchase()
    {
        OnBar(Side.Buy, 4_000_000, worst: 40_003.99m).ShouldBeEmpty();
        OnBar(Side.Buy, 4_000_000, worst: 40_004m).Length.ShouldBe(1);
        OnBar(Side.Sell, 4_000_000, worst: 50_000m).Length.ShouldBe(1);
    }

    [Fact]
    public void Fees_are_rounded_down_so_that_parts_never_cost_more_than_the_whole()
    {
        var costs = new TradingCosts { TakerFeeRate = 0.001m };
        costs.FeeOn(0.000019m).ShouldBe(0.00000001m);
        costs.FeeOn(1.23456789m).ShouldBe(0.00123456m);
    }

    private static ImmutableArray<Fill> OnBook(Side side, long lots, decimal worst) => Exchange.ExecuteOnBook(
        SampleOrders.Order(side, lots), worst, Book(), SampleOrders.Instrument, SampleOrders.Time);

    private static ImmutableArray<Fill> OnBar(Side side, long open, decimal worst) => Exchange.ExecuteOnBar(
        SampleOrders.Order(side, 100), worst, new Price(open), SampleOrders.Instrument, SampleOrders.Time);

    private static BookView Book() => new(
        SampleOrders.Instrument.Id, 1, SampleOrders.Time, FeedState.Live, Levels(-100), Levels(100));

    private static ImmutableArray<PriceLevel> Levels(long step) =>
        [.. Enumerable.Range(1, 3).Select(i => new PriceLevel(new Price(4_000_000 + step * i), new Quantity(100_000)))];
}
