namespace Aetherion.Model.Tests;

public sealed class InstrumentTests
{
    private static readonly Instrument Share = new(
        InstrumentId.Parse("sim:TCS"), Market.Nse, "TCS", "INR", PriceTick: 0.05m, QuantityStep: 0.001m,
        MinNotional: 1);

    [Fact]
    public void Prices_are_multiples_of_the_tick()
    {
        Share.ToPrice(100.05m).ShouldBe(new Price(2001));
        Share.ToDecimal(new Price(2001)).ShouldBe(100.05m);
        Should.Throw<ArgumentOutOfRangeException>(() => Share.ToPrice(100.06m));
        Should.Throw<ArgumentOutOfRangeException>(() => Share.ToPrice(0));
    }

    [Fact]
    public void The_nearest_price_is_at_least_a_tick()
    {
        Share.ToNearestPrice(100.07m).ShouldBe(new Price(2001));
        Share.ToNearestPrice(0.001m).ShouldBe(new Price(1));
    }

    [Fact]
    public void Quantities_are_rounded_down()
    {
        Share.ToQuantity(1.2349m).ShouldBe(new Quantity(1234));
        Should.Throw<ArgumentOutOfRangeException>(() => Share.ToQuantity(-1));
    }

    [Fact]
    public void Notional_is_exact() => Share.Notional(new Price(2001), new Quantity(3)).ShouldBe(0.30015m);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void A_scale_that_is_not_above_0_is_refused(int tick, int step) =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => new Instrument(Share.Id, Market.Us, "A", "USD", tick, step, 1));

    [Fact]
    public void A_candle_knows_its_nominal_end_and_whether_it_is_empty()
    {
        var open = new DateTime(2024, 1, 1, 8, 0, 0, DateTimeKind.Utc);
        var candle = new Candle(Timeframe.H4, open, default, default, default, default, default, default, 0, 0, 0);
        candle.CloseTime.ShouldBe(open.AddHours(4));
        candle.IsEmpty.ShouldBeTrue();
    }
}
