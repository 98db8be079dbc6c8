using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class RiskFeaturesTests
{
    private const double Tolerance = 1e-9;

    private static readonly int[] Windows = [5, 15, 60, 240, 1440];

    [Fact]
    public void The_columns_are_the_formulas_written_out()
    {
        List<Candle> bars = BarSeries.Random(5, 1900);
        RiskFeatures features = new();
        for (int bar = 0; bar < bars.Count; bar++)
        {
            features.Update(bars[bar]);
            features.IsReady.ShouldBe(bar >= 1440);
            if (bar < 1440 || bar % 23 != 0)
                continue;
            features.Level.ShouldBe(Level(bars, bar), Tolerance);
            for (int window = 0; window < Windows.Length; window++)
                features.Row[window].ShouldBe(RangeLevel(bars, bar, Windows[window]) - features.Level, Tolerance);
            for (int window = 0; window < 4; window++)
                features.Row[5 + window].ShouldBe(Activity(bars, bar, Windows[window]), Tolerance);
        }
    }

    [Fact]
    public void Doubling_every_move_and_every_volume_changes_nothing_but_the_level()
    {
        List<Candle> calm = Walk(1);
        List<Candle> wild = Walk(2);
        RiskFeatures first = new();
        RiskFeatures second = new();
        for (int bar = 0; bar < calm.Count; bar++)
        {
            first.Update(calm[bar]);
            second.Update(wild[bar]);
        }

        second.Level.ShouldBe(first.Level + Math.Log(2), 0.01);
        for (int column = 0; column < RiskFeatures.ColumnCount; column++)
            second.Row[column].ShouldBe(first.Row[column], 0.01);
    }

    [Fact]
    public void A_lively_half_hour_of_the_day_is_learnt()
    {
        RiskFeatures features = new();
        DateTime open = Utc.At(2024, 1, 1);
        long close = 4_000_000;
        Random random = new(1);
        for (int bar = 0; bar < 20 * 1440; bar++, open = open.AddMinutes(1))
        {
            int size = open.TimeOfDay.TotalMinutes is >= 840 and < 900 ? 4000 : 1000;
            close += random.Next(-size, size + 1);
            features.Update(Bar(open, close, 0, 100));
            if (bar == (19 * 1440) + 839)
                features.Row[^2].ShouldBeGreaterThan(features.Row[^1] + 0.8);
        }
    }

    [Fact]
    public void A_bar_without_a_price_is_refused_and_changes_nothing()
    {
        RiskFeatures features = new();
        features.Update(Bar(Utc.At(2024, 1, 1), 100, 1, 5));
        byte[] before = State(features);
        Should.Throw<ArgumentException>(() => features.Update(Bar(Utc.At(2024, 1, 1), 0, 0, 5)));
        State(features).ShouldBe(before);
    }

    [Fact]
    public void A_market_at_rest_has_finite_columns()
    {
        RiskFeatures features = new();
        for (int bar = 0; bar < 3000; bar++)
            features.Update(Bar(Utc.At(2024, 1, 1).AddMinutes(bar), 500, 0, 0));
        features.IsReady.ShouldBeTrue();
        features.Row.ToArray().ShouldAllBe(value => double.IsFinite(value));
    }

    internal static Candle Bar(DateTime open, long close, long halfRange, long volume) => new(
        Timeframe.M1, open, new Price(close), new Price(close + halfRange), new Price(close - halfRange),
        new Price(close), new Quantity(volume), new Quantity(volume / 2), 1, 1, 0);

    private static byte[] State(RiskFeatures features)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        features.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static List<Candle> Walk(int scale)
    {
        Random random = new(9);
        double logPrice = Math.Log(1e12);
        List<Candle> bars = [];
        for (int bar = 0; bar < 5000; bar++)
        {
            logPrice += scale * 0.0004 * ((2 * random.NextDouble()) - 1);
            long close = (long)Math.Exp(logPrice);
            bars.Add(Bar(Utc.At(2024, 1, 1).AddMinutes(bar), close, 0, scale * random.Next(1, 1000)));
        }

        return bars;
    }

    private static double Level(List<Candle> bars, int bar) => 0.5 * Math.Log(
        Enumerable.Range(bar - 1439, 1440)
            .Average(i => Math.Pow(Math.Log((double)bars[i].Close.Ticks / bars[i - 1].Close.Ticks), 2)));

    private static double RangeLevel(List<Candle> bars, int bar, int window) => 0.5 * Math.Log(Math.Max(
        1e-12, Enumerable.Range(bar - window + 1, window).Average(i => RangeVariance(bars[i], bars[i - 1].Close.Ticks))));

    private static double RangeVariance(Candle bar, long before)
    {
        double range = Math.Log((double)Math.Max(bar.High.Ticks, before) / Math.Min(bar.Low.Ticks, before));
        return range * range / (4 * Math.Log(2));
    }

    private static double Activity(List<Candle> bars, int bar, int window)
    {
        double Mean(int length) => Enumerable.Range(bar - length + 1, length).Average(i => (double)bars[i].Volume.Lots);
        return Math.Clamp(Math.Log(Mean(window) / Mean(1440)), -7, 7);
    }
}
