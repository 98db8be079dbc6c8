using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

public sealed class VolatilityForecastTests
{
    private const double ScaleTolerance = 1e-9;

    [Fact]
    public void It_has_no_scale()
    {
        var bars = BarSeries.Random(5, 3000);
        var small = Run(bars)[^1]!.Value;
        var large = Run([.. bars.Select(b => Scaled(b, 7))])[^1]!.Value;
        large.ShouldBe(small, ScaleTolerance);
    }

    [Fact]
    public void One_bad_print_moves_the_next_hours_little()
    {
        var bars = BarSeries.Random(5, 3000);
        var bad = bars.ToList();
        bad[2500] = bad[2500] with { Low = new Price(1000) };
        var (honest, spoiled) = (Run(bars), Run(bad));
        (spoiled[2510]!.Value - honest[2510]!.Value).ShouldBeLessThan(Math.Log(2));
        Math.Abs(spoiled[^1]!.Value - honest[^1]!.Value).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void The_wild_hour_of_every_day_is_expected_before_it_comes()
    {
        var bars = Enumerable.Range(0, 12 * 1440).Select(i => Bar(i, (i % 1440) is >= 840 and < 900 ? 40 : 10)).ToList();
        var values = Run(bars);
        var before = 11 * 1440 + 839;
        var elsewhere = 11 * 1440 + 300;
        (values[before]!.Value - values[elsewhere]!.Value).ShouldBeGreaterThan(0.2);
    }

    [Fact]
    public void A_session_counts_its_bars_from_its_open()
    {
        var clock = new SessionClock(Market.Us, Timeframe.M1);
        clock.BarCount.ShouldBe(390);
        var open = TradingCalendar.Of(Market.Us).SessionOn(new DateOnly(2024, 7, 10))!.Value.Open;
        clock.IndexOf(open).ShouldBe(0);
        clock.IndexOf(open.AddMinutes(389)).ShouldBe(389);
        new SessionClock(Market.Crypto, Timeframe.M5).IndexOf(Utc.At(2024, 1, 1, 23, 55)).ShouldBe(287);
        new SessionClock(Market.Crypto, Timeframe.D1).BarCount.ShouldBe(1);
    }

    [Fact]
    public void It_goes_on_bit_by_bit_after_a_restore()
    {
        var bars = BarSeries.Random(6, 4000);
        var whole = New();
        var restored = New();
        Candle? previous = null;
        foreach (var bar in bars)
        {
            Update(whole, bar, previous);
            Update(restored, bar, previous);
            whole.Value.ShouldBe(restored.Value);
            restored = Copy(restored);
            previous = bar;
        }
    }

    [Fact]
    public void It_sees_the_past_alone() =>
        FutureCheck.FindBreach<Candle, double?>(BarSeries.Random(7, 2000), Run, Change).ShouldBeNull();

    [Fact]
    public void A_leak_of_one_bar_is_found() =>
        FutureCheck.FindBreach<Candle, double?>(
            BarSeries.Random(7, 2000), bars => [.. Run(bars).Skip(1), null], Change).ShouldNotBeNull();

    private static Candle Change(Candle bar, Random random) =>
        bar with { High = new Price(bar.High.Ticks + random.Next(1, 5000)) };

    private static VolatilityForecast New() => new(Market.Crypto, Timeframe.M1);

    private static List<double?> Run(IReadOnlyList<Candle> bars)
    {
        var forecast = New();
        var values = new List<double?>();
        Candle? previous = null;
        foreach (var bar in bars)
        {
            Update(forecast, bar, previous);
            values.Add(forecast.Value);
            previous = bar;
        }
        return values;
    }

    private static void Update(VolatilityForecast forecast, Candle bar, Candle? previous)
    {
        if (previous is { } before)
            forecast.Update(bar, Math.Log((double)bar.Close.Ticks / before.Close.Ticks));
    }

    private static VolatilityForecast Copy(VolatilityForecast forecast)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            forecast.Save(writer);
        stream.Position = 0;
        var copy = New();
        copy.Restore(new BinaryReader(stream));
        return copy;
    }

    private static Candle Scaled(Candle bar, long factor) => bar with
    {
        Open = new Price(bar.Open.Ticks * factor),
        High = new Price(bar.High.Ticks * factor),
        Low = new Price(bar.Low.Ticks * factor),
        Close = new Price(bar.Close.Ticks * factor),
    };

    /// <summary>A bar that goes to and fro by so many basis points.</summary>
    private static Candle Bar(int index, int basisPoints)
    {
        var low = 1_000_000L;
        var high = low + (low * basisPoints / 10_000);
        var (open, close) = index % 2 == 0 ? (low, high) : (high, low);
        return new Candle(
            Timeframe.M1, Utc.At(2024, 1, 1).AddMinutes(index), new Price(open), new Price(high), new Price(low),
            new Price(close), new Quantity(1000), new Quantity(500), 1, 1, 0);
    }
}
