using System.Globalization;
using System.IO.Compression;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class OutlookFeaturesTests
{
    private const int ReferenceBars = 60_000;

    [Fact]
    public void The_columns_equal_those_of_the_reference_file()
    {
        Dictionary<long, double[]> reference = Reference();
        OutlookFeatures features = new();
        int compared = 0;
        foreach (Candle bar in BarSeries.Real(ReferenceBars))
        {
            features.Update(bar);
            long time = new DateTimeOffset(bar.OpenTime).ToUnixTimeMilliseconds();
            if (!features.IsReady || !reference.TryGetValue(time, out double[]? expected))
                continue;
            for (int column = 0; column < OutlookFeatures.ColumnCount; column++)
            {
                double tolerance = (Math.Abs(expected[column]) * 1e-7) + 1e-13;
                features.Row[column].ShouldBe(expected[column], tolerance, $"{OutlookFeatures.Names[column]} at {time}");
            }

            compared++;
        }

        compared.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public void The_columns_know_the_past_alone() =>
        FutureCheck.FindBreach<Candle, string>(
            BarSeries.Random(7, 2200), Run, BarFutures.Change, places: [1_500, 1_900, 2_100]).ShouldBeNull();

    [Theory]
    [InlineData(BarField.Open)]
    [InlineData(BarField.High)]
    [InlineData(BarField.Low)]
    [InlineData(BarField.Close)]
    [InlineData(BarField.Volume)]
    [InlineData(BarField.BuyVolume)]
    public void A_leak_of_one_bar_into_any_single_field_is_found(BarField field) =>
        FutureCheck.FindBreach<Candle, string>(
            BarSeries.Random(7, 2200), bars => Run(BarFutures.Leak(bars, field)), BarFutures.Change, places: [1_900, 2_100])
            .ShouldNotBeNull();

    [Fact]
    public void Saved_columns_go_on_bit_by_bit()
    {
        List<Candle> bars = BarSeries.Random(8, 2400);
        string[] expected = Run(bars);
        OutlookFeatures first = new();
        foreach (Candle bar in bars[..1700])
            first.Update(bar);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        first.Save(writer);
        writer.Flush();
        stream.Position = 0;
        OutlookFeatures second = new();
        using BinaryReader reader = new(stream);
        second.Restore(reader);
        for (int bar = 1700; bar < bars.Count; bar++)
            Text(second, bars[bar]).ShouldBe(expected[bar]);
    }

    [Fact]
    public void A_market_at_rest_has_finite_columns()
    {
        OutlookFeatures features = new();
        for (int bar = 0; bar < 1500; bar++)
            features.Update(RiskFeaturesTests.Bar(Utc.At(2024, 1, 1).AddMinutes(bar), 500, 0, 0));
        features.Row.ToArray().ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0.5, 59 / 60.0]);
    }

    [Fact]
    public void Thresholds_are_quantiles_of_the_training_rows()
    {
        double[] volatilities = [.. Enumerable.Range(0, 101).Select(row => row / 100.0)];
        double[] efficiencies = [.. volatilities.Select(value => value < 0.5 ? 0.2 : 0.4)];
        OutlookThresholds thresholds = OutlookThresholds.Of(volatilities, efficiencies);
        thresholds.ShouldBe(new OutlookThresholds(0.85, 0.4));
        thresholds.Classify(0.86, 0.9).ShouldBe(Outlook.HighRisk);
        thresholds.Classify(0.85, 0.4).ShouldBe(Outlook.Trend);
        thresholds.Classify(0.85, 0.39).ShouldBe(Outlook.Range);
    }

    private static string[] Run(IReadOnlyList<Candle> bars)
    {
        OutlookFeatures features = new();
        return [.. bars.Select(bar => Text(features, bar))];
    }

    private static string Text(OutlookFeatures features, Candle bar)
    {
        features.Update(bar);
        return string.Join(' ', features.Row.ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static Dictionary<long, double[]> Reference()
    {
        using StreamReader reader = new(new GZipStream(
            File.OpenRead(SharedData.Require("reference/supervised.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine().ShouldBe("split,open_time_ms," + string.Join(',', OutlookFeatures.Names) + ",label");
        Dictionary<long, double[]> rows = [];
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            rows[long.Parse(cells[1], CultureInfo.InvariantCulture)] =
                [.. cells[2..^1].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        }

        return rows;
    }
}
