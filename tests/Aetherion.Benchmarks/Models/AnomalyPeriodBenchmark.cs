using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// The shipped model on real bars, through the pipeline as live: the share of bars above the rolling threshold and above
/// the fixed alarm in each period, and in each whole file.
/// </summary>
internal static class AnomalyPeriodBenchmark
{
    private const double Share = 0.05;
    private const double Tolerance = 0.015;

    private static readonly Instrument Bitcoin =
        InstrumentCatalog.Simulated().Get(InstrumentId.Parse("binance:BTCUSDT"));

    public static IEnumerable<Figure> Run()
    {
        AnomalyModel model = ShippedAnomalyModel.Load();
        foreach (IGrouping<string, AnomalyPeriod> file in AnomalyPeriod.All.GroupBy(period => period.Path))
        {
            List<(DateTime Time, BarAnomaly Anomaly)> bars = Score(file.Key, model);
            foreach (AnomalyPeriod period in file)
            {
                foreach (Figure figure in Judge(period.Name, [.. bars.Where(b => b.Time >= period.From && b.Time < period.To)]))
                    yield return figure;
            }

            foreach (Figure figure in Judge($"whole of {Path.GetFileName(file.Key)}", bars))
                yield return figure;
        }
    }

    private static List<(DateTime Time, BarAnomaly Anomaly)> Score(string path, AnomalyModel model)
    {
        SymbolPipeline pipeline = new(Bitcoin, scorerOf: _ => new AnomalyDetector(model));
        using BarFileReader reader = new(File.OpenRead(path), Path.GetFileName(path), Bitcoin, Timeframe.M1);
        List<(DateTime, BarAnomaly)> bars = [];
        while (reader.TryRead(out Candle candle))
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar bar in pipeline.Closed)
            {
                if (bar.Candle.Timeframe == Timeframe.M1 && bar.Anomaly.IsKnown)
                    bars.Add((bar.Candle.OpenTime, bar.Anomaly));
            }

            pipeline.ClearClosed();
        }

        return bars;
    }

    private static IEnumerable<Figure> Judge(string name, List<(DateTime Time, BarAnomaly Anomaly)> bars)
    {
        double flagged = ShareOf(bars, AnomalyLevel.Anomaly);
        yield return new Figure(
            $"flagged, {name}", 100 * flagged, "%", "3.5 .. 6.5", Math.Abs(flagged - Share) <= Tolerance, $"{bars.Count:#,0} bars");
        yield return Figure.Reported($"alarm, {name}", 100 * ShareOf(bars, AnomalyLevel.Alarm), "%");
    }

    private static double ShareOf(List<(DateTime Time, BarAnomaly Anomaly)> bars, AnomalyLevel level) =>
        bars.Average(bar => bar.Anomaly.Level.HasFlag(level) ? 1.0 : 0);
}
