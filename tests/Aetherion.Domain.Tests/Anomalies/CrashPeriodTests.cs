using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

/// <summary>The shipped model on months of real bars with a crash in them.</summary>
public sealed class CrashPeriodTests
{
    [Theory]
    [InlineData("2020-03", "2020-03-09", 0.03)]
    [InlineData("2022-11", "2022-11-06", 0.01)]
    [InlineData("2025-10-us", "2025-10-08", 0.004)]
    public void A_crash_week_keeps_the_flagged_share_and_raises_the_alarm(string month, string week, double alarmMin)
    {
        DateTime from = DateTime.Parse(week, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
        List<ClosedBar> bars = Score($"data/klines/binance-spot-btcusdt-1m-12col-{month}.csv.gz");
        List<ClosedBar> crash = [.. bars.Where(b => b.Candle.OpenTime >= from && b.Candle.OpenTime < from.AddDays(7))];
        ShareOf(bars, AnomalyLevel.Anomaly).ShouldBe(0.05, 0.015);
        ShareOf(crash, AnomalyLevel.Anomaly).ShouldBe(0.05, 0.015);
        ShareOf(crash, AnomalyLevel.Alarm).ShouldBeGreaterThan(alarmMin);
        ShareOf(crash, AnomalyLevel.Alarm).ShouldBeGreaterThan(1.5 * ShareOf(bars, AnomalyLevel.Alarm));
    }

    private static List<ClosedBar> Score(string file)
    {
        string path = SharedData.Require(file);
        AnomalyModel model = ShippedAnomalyModel.Load();
        SymbolPipeline pipeline = new(BarSeries.Bitcoin, scorerOf: _ => new AnomalyDetector(model));
        using BarFileReader reader = new(File.OpenRead(path), path, BarSeries.Bitcoin, Timeframe.M1);
        List<ClosedBar> bars = [];
        while (reader.TryRead(out Candle candle))
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar bar in pipeline.Closed)
            {
                if (bar.Candle.Timeframe == Timeframe.M1 && bar.Anomaly.IsKnown)
                    bars.Add(bar);
            }

            pipeline.ClearClosed();
        }

        return bars;
    }

    private static double ShareOf(List<ClosedBar> bars, AnomalyLevel level) =>
        bars.Average(bar => bar.Anomaly.Level.HasFlag(level) ? 1.0 : 0);
}
