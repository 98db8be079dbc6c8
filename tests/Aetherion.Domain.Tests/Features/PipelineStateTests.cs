using System.IO.Compression;
using System.Text.Json;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Tests.Anomalies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

/// <summary>States of pipelines across versions and with scorers.</summary>
public sealed class PipelineStateTests
{
    /// <summary>A state of version 2 after the first 200 of <see cref="Bars"/>, as that version wrote it.</summary>
    private const string SecondVersion = "pipeline-state-2.bin.gz";

    private const int StoredBars = 200;

    [Fact]
    public void A_state_of_before_the_forecasts_and_scorers_goes_on_and_they_start_anew()
    {
        SymbolPipeline restored = WithScorers();
        restored.Restore(new PipelineState(2, Read(SecondVersion)));
        SymbolPipeline whole = new(BarSeries.Bitcoin);
        List<Candle> bars = Bars(600);
        Feed(whole, bars[..StoredBars]);
        ClosedBar[] actual = Feed(restored, bars[StoredBars..]);
        actual.Select(Known).ShouldBe(Feed(whole, bars[StoredBars..]).Select(Known));
        actual.Where(bar => bar.Candle.Timeframe == Timeframe.M1).Skip(100).ShouldAllBe(bar => bar.Anomaly.IsKnown);
    }

    /// <summary>A bar without what that version did not measure.</summary>
    private static ClosedBar Known(ClosedBar bar)
    {
        FeatureVector features = bar.Features;
        features[Feature.ForecastVolatility] = null;
        features[Feature.ForecastScore] = null;
        return bar with { Features = features, Anomaly = default };
    }

    [Fact]
    public void A_pipeline_with_scorers_goes_on_bit_by_bit()
    {
        List<Candle> bars = BarSeries.Random(9, 900);
        ClosedBar[] expected = Feed(WithScorers(), bars);
        SymbolPipeline pipeline = WithScorers();
        List<ClosedBar> actual = [];
        foreach (Candle[] part in bars.Chunk(71))
        {
            string json = JsonSerializer.Serialize(pipeline.Save());
            pipeline = WithScorers();
            pipeline.Restore(JsonSerializer.Deserialize<PipelineState>(json)!);
            actual.AddRange(Feed(pipeline, part));
        }

        actual.ShouldBe(expected);
        expected.Count(bar => bar.Anomaly.IsKnown).ShouldBeGreaterThan(600);
    }

    [Fact]
    public void A_state_can_be_read_where_a_scorer_was_added_or_taken_away()
    {
        SymbolPipeline with = WithScorers();
        Feed(with, Bars(300));
        SymbolPipeline without = new(BarSeries.Bitcoin);
        without.Restore(with.Save());
        with.Restore(without.Save());
        Feed(with, Bars(301)[300..])[0].Anomaly.IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void Only_bars_from_minutes_up_are_scored_and_after_an_outage_the_scorer_starts_anew()
    {
        SymbolPipeline pipeline = WithScorers();
        List<Candle> bars = Bars(400);
        Feed(pipeline, bars)[^1].Anomaly.IsKnown.ShouldBeTrue();
        Candle late = bars[^1] with { OpenTime = bars[^1].OpenTime.AddHours(3) };
        Feed(pipeline, [late])[^1].Anomaly.IsKnown.ShouldBeFalse();
        List<Candle> seconds = BarSeries.Random(1, 300, Timeframe.S1);
        Feed(WithScorers(), seconds).Where(bar => bar.Candle.Timeframe < Timeframe.M1)
            .ShouldAllBe(bar => !bar.Anomaly.IsKnown);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_state_of_an_unknown_version_says_so(int version)
    {
        PipelineState state = new SymbolPipeline(BarSeries.Bitcoin).Save() with { Version = version };
        state.IsReadable.ShouldBeFalse();
        Should.Throw<InvalidDataException>(() => new SymbolPipeline(BarSeries.Bitcoin).Restore(state))
            .Message.ShouldContain($"version {version}");
    }

    private static SymbolPipeline WithScorers() =>
        new(BarSeries.Bitcoin, scorerOf: _ => new AnomalyDetector(SampleAnomalies.Model));

    private static ClosedBar[] Feed(SymbolPipeline pipeline, IEnumerable<Candle> bars)
    {
        List<ClosedBar> closed = [];
        foreach (Candle bar in bars)
        {
            pipeline.AddBar(bar);
            closed.AddRange(pipeline.Closed);
            pipeline.ClearClosed();
        }

        return [.. closed];
    }

    /// <summary>Plain bars by a formula, which the stored state was made of too.</summary>
    private static List<Candle> Bars(int count)
    {
        List<Candle> bars = [];
        long open = 4_000_000;
        for (int bar = 0; bar < count; bar++)
        {
            long close = 4_000_000 + ((bar * 7919) % 4001) - 2000;
            bars.Add(new Candle(
                Timeframe.M1, Utc.At(2024, 1, 1).AddMinutes(bar), new Price(open),
                new Price(Math.Max(open, close) + 50), new Price(Math.Min(open, close) - 50), new Price(close),
                new Quantity(1000 + ((bar * 31) % 500)), new Quantity(500), 1m, 10, 0));
            open = close;
        }

        return bars;
    }

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(PipelineStateTests).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using GZipStream unpacked = new(stream, CompressionMode.Decompress);
        using MemoryStream bytes = new();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
