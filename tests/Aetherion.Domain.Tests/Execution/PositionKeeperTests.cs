using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class PositionKeeperTests
{
    /// <summary>
    /// Each purchase rounds the average at 18 decimals; a thousand of them on at most 10 units stay below this.
    /// </summary>
    private const decimal RoundingMax = 1e-14m;

    [Fact]
    public void Purchases_average_by_quantity_and_a_sale_realises_against_the_average()
    {
        var position = PositionKeeper.Flat(SampleOrders.Symbol);
        position = Apply(position, SampleOrders.Fill(Side.Buy, 40_000m, 100_000, fee: 40m));
        position = Apply(position, SampleOrders.Fill(Side.Buy, 46_000m, 50_000, fee: 23m));
        position.AveragePrice.ShouldBe(42_000m);

        position = Apply(position, SampleOrders.Fill(Side.Sell, 45_000m, 100_000, fee: 45m));
        position.Quantity.ShouldBe(new Quantity(50_000));
        position.AveragePrice.ShouldBe(42_000m);
        position.RealizedProfit.ShouldBe(3_000m);
        position.Fees.ShouldBe(108m);

        position = Apply(position, SampleOrders.Fill(Side.Sell, 41_000m, 50_000));
        position.AveragePrice.ShouldBeNull();
        position.RealizedProfit.ShouldBe(2_500m);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_position_is_the_sum_of_its_fills_and_profit_is_cash_plus_value(int seed)
    {
        var random = new Random(seed);
        var position = PositionKeeper.Flat(SampleOrders.Symbol);
        var (cash, fees, lots) = (0m, 0m, 0L);
        for (var i = 0; i < 1_000; i++)
        {
            var fill = RandomFill(random, position.Quantity.Lots);
            position = Apply(position, fill);
            var notional = SampleOrders.Instrument.Notional(fill.Price, fill.Quantity);
            cash += fill.Side == Side.Buy ? -notional : notional;
            lots += fill.Side == Side.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
            fees += fill.Fee;

            position.Quantity.Lots.ShouldBe(lots);
            position.Fees.ShouldBe(fees);
            var mark = SampleOrders.Instrument.ToDecimal(fill.Price);
            var value = mark * SampleOrders.Instrument.ToDecimal(position.Quantity);
            var profit = position.RealizedProfit
                + Valuation.UnrealizedProfit(position, mark, SampleOrders.Instrument);
            Math.Abs(profit - (cash + value)).ShouldBeLessThan(RoundingMax);
        }
    }

    [Fact]
    public void More_than_is_held_cannot_be_sold()
    {
        var position = Apply(PositionKeeper.Flat(SampleOrders.Symbol), SampleOrders.Fill(Side.Buy, 40_000m, 10));
        Should.Throw<ArgumentException>(() => Apply(position, SampleOrders.Fill(Side.Sell, 40_000m, 11)));
        Should.Throw<ArgumentException>(() =>
            Apply(PositionKeeper.Flat(SampleOrders.Symbol), SampleOrders.Fill(Side.Sell, 40_000m, 1)));
    }

    [Fact]
    public void A_fill_of_another_symbol_or_without_quantity_is_refused()
    {
        var other = PositionKeeper.Flat(SymbolKey.Parse("sim:ETH-USD"));
        Should.Throw<ArgumentException>(() => Apply(other, SampleOrders.Fill(Side.Buy, 40_000m, 1)));
        Should.Throw<ArgumentException>(() =>
            Apply(PositionKeeper.Flat(SampleOrders.Symbol), SampleOrders.Fill(Side.Buy, 40_000m, 0)));
    }

    private static Position Apply(Position position, Fill fill) =>
        PositionKeeper.Apply(position, fill, SampleOrders.Instrument);

    private static Fill RandomFill(Random random, long held)
    {
        var side = held > 0 && (held > 500_000 || random.Next(2) == 0) ? Side.Sell : Side.Buy;
        var most = side == Side.Sell ? Math.Min(100_000, held) : 100_000;
        var lots = side == Side.Sell && random.Next(4) == 0 ? held : random.NextInt64(1, 1 + most);
        return SampleOrders.Fill(side, random.Next(3_000_000, 5_000_000) * 0.01m, lots, random.Next(100) * 0.01m);
    }
}
