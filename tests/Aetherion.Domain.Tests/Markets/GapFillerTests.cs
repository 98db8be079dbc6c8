using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class GapFillerTests
{
    [Fact]
    public void A_short_gap_is_filled_with_flat_empty_bars()
    {
        var filled = Fill(Market.Crypto, Bar(Utc.At(2024, 1, 1), 100), Bar(Utc.At(2024, 1, 1, 0, 3), 90));
        filled.Count.ShouldBe(4);
        filled[1].OpenTime.ShouldBe(Utc.At(2024, 1, 1, 0, 1));
        filled[2].Close.Ticks.ShouldBe(100);
        filled[2].TradeCount.ShouldBe(0);
        filled[2].IsEmpty.ShouldBeTrue();
        filled[3].Close.Ticks.ShouldBe(90);
    }

    [Theory]
    [InlineData(GapFiller.CountMax, GapFiller.CountMax + 2)]
    [InlineData(GapFiller.CountMax + 1, 2)]
    public void An_outage_is_not_filled(int missing, int expected) =>
        Fill(Market.Crypto, Bar(Utc.At(2024, 1, 1), 100), Bar(Utc.At(2024, 1, 1).AddMinutes(missing + 1), 90))
            .Count.ShouldBe(expected);

    [Fact]
    public void The_night_of_a_market_that_closes_is_no_gap() =>
        Fill(Market.Us, Bar(Utc.At(2024, 3, 8, 20, 59), 100), Bar(Utc.At(2024, 3, 11, 13, 30), 90)).Count.ShouldBe(2);

    private static List<Candle> Fill(Market market, params Candle[] candles) =>
        [.. GapFiller.Fill(candles, new BarAligner(TradingCalendar.Of(market)))];

    private static Candle Bar(DateTime open, long price) => new(
        Timeframe.M1, open, new Price(price), new Price(price), new Price(price), new Price(price),
        new Quantity(5), new Quantity(2), 500, 3, 0);
}
