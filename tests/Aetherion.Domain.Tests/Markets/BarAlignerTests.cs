using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class BarAlignerTests
{
    [Theory]
    [InlineData(Timeframe.S10, 13, 37, 40, 13, 37, 50)]
    [InlineData(Timeframe.M15, 13, 30, 0, 13, 45, 0)]
    [InlineData(Timeframe.H4, 12, 0, 0, 16, 0, 0)]
    public void Crypto_bars_are_aligned_to_utc(Timeframe timeframe, int h, int m, int s, int h2, int m2, int s2)
    {
        var aligner = new BarAligner(TradingCalendar.Of(Market.Crypto));
        aligner.TryGetBar(timeframe, Utc.At(2024, 3, 9, 13, 37, 45), out var bar).ShouldBeTrue();
        bar.ShouldBe(new BarInterval(Utc.At(2024, 3, 9, h, m, s), Utc.At(2024, 3, 9, h2, m2, s2)));
    }

    [Fact]
    public void Us_bars_start_at_the_session_open_and_end_with_the_session()
    {
        var aligner = new BarAligner(TradingCalendar.Of(Market.Us));
        aligner.TryGetBar(Timeframe.H1, Utc.At(2024, 3, 8, 20, 45), out var hour).ShouldBeTrue();
        hour.ShouldBe(new BarInterval(Utc.At(2024, 3, 8, 20, 30), Utc.At(2024, 3, 8, 21, 0)));
        aligner.TryGetBar(Timeframe.H4, Utc.At(2024, 3, 8, 15, 0), out var four).ShouldBeTrue();
        four.ShouldBe(new BarInterval(Utc.At(2024, 3, 8, 14, 30), Utc.At(2024, 3, 8, 18, 30)));
        aligner.TryGetBar(Timeframe.D1, Utc.At(2024, 3, 8, 15, 0), out var day).ShouldBeTrue();
        day.ShouldBe(new BarInterval(Utc.At(2024, 3, 8, 14, 30), Utc.At(2024, 3, 8, 21, 0)));
        aligner.TryGetBar(Timeframe.M1, Utc.At(2024, 3, 8, 21, 0), out _).ShouldBeFalse();
    }

    [Fact]
    public void The_bar_after_the_last_of_a_session_opens_the_next_session()
    {
        var aligner = new BarAligner(TradingCalendar.Of(Market.Us));
        var next = aligner.NextBar(Timeframe.M1, Utc.At(2024, 3, 8, 20, 59));
        next.ShouldBe(new BarInterval(Utc.At(2024, 3, 11, 13, 30), Utc.At(2024, 3, 11, 13, 31)));
    }

    [Theory]
    [InlineData(Market.Crypto)]
    [InlineData(Market.Us)]
    [InlineData(Market.Nse)]
    public void Every_bar_of_a_timeframe_lies_in_one_bar_of_each_longer_one(Market market)
    {
        var aligner = new BarAligner(TradingCalendar.Of(market));
        var from = Utc.At(2024, 10, 30);
        for (var bar = aligner.BarAtOrAfter(Timeframe.M1, from);
            bar.Open < from.AddDays(7);
            bar = aligner.NextBar(Timeframe.M1, bar.Open))
        {
            for (var longer = Timeframe.M5; longer <= Timeframe.D1; longer++)
            {
                aligner.TryGetBar(longer, bar.Open, out var outer).ShouldBeTrue();
                (outer.Open <= bar.Open && bar.Close <= outer.Close).ShouldBeTrue($"{bar} in {longer} {outer}");
            }
        }
    }
}
