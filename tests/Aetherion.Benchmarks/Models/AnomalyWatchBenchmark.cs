using System.Collections.Immutable;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Monitoring;
using Aetherion.Model;
using WatchedModel = Aetherion.Domain.Monitoring.AnomalyReference;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// How often the monitor of anomaly models would be in alert on real bars, judged by the hour as live: of a model trained on
/// the bars before, and of the shipped one.
/// </summary>
internal static class AnomalyWatchBenchmark
{
    private static readonly Instrument Bitcoin =
        InstrumentCatalog.Simulated().Get(InstrumentId.Parse("binance:BTCUSDT"));

    private static readonly MonitorOptions Options = new();

    public static IEnumerable<Figure> Run()
    {
        foreach (AnomalyWatch watch in AnomalyWatch.All)
        {
            List<ClosedBar> bars = Read(watch.Path, watch.LiveTo);
            int first = bars.FindIndex(bar => bar.Candle.OpenTime >= watch.LiveFrom);
            foreach (Figure figure in Watch($"own, {watch.Name}", Train(bars.Take(first)), bars, first))
                yield return figure;
            WatchedModel shipped = new(ShippedAnomalyModel.Load(), ShippedTrainingReference.LoadAnomalies().Inputs);
            foreach (Figure figure in Watch($"shipped, {watch.Name}", shipped, bars, first))
                yield return figure;
        }
    }

    internal static WatchedModel Train(IEnumerable<ClosedBar> bars)
    {
        AnomalyTrainer trainer = new(Bitcoin.Id, Timeframe.M1);
        foreach (ClosedBar bar in bars)
            trainer.Add(bar);
        return new WatchedModel(
            trainer.Train(),
            [
                .. Enum.GetValues<AnomalyFeature>().Select(
                    feature => InputDistribution.Fit($"{feature}", trainer.ValuesOf(feature))),
            ]);
    }

    private static IEnumerable<Figure> Watch(string name, WatchedModel model, List<ClosedBar> bars, int first)
    {
        AnomalyDetector detector = new(model.Model);
        AnomalyMonitor monitor = new(Options);
        monitor.SetChampion(model, bars[first].Sequence - 1);
        List<ImmutableArray<HealthFinding>> hours = [];
        List<double> shares = [];
        foreach (ClosedBar bar in bars)
        {
            ClosedBar scored = bar with { Anomaly = detector.Update(bar.Features) };
            if (bar.Sequence < bars[first].Sequence)
                monitor.Drift!.Warm([scored]);
            monitor.Update(scored);
            if (bar.Sequence < bars[first].Sequence || bar.Sequence % Options.JudgeBars != 0)
                continue;
            monitor.Judge(bar.Sequence);
            hours.Add(monitor.Report.Findings);
            if (monitor.Shares.BarCount >= Options.AnomalyBarsMin)
                shares.Add(monitor.Shares.Flagged!.Value);
        }

        return Figures(name, hours, shares);
    }

    private static IEnumerable<Figure> Figures(
        string name, List<ImmutableArray<HealthFinding>> hours, List<double> shares)
    {
        yield return Figure.Reported(
            $"hours in alert, {name}", 100 * hours.Average(found => found.Any(IsAlert) ? 1.0 : 0), "%", $"{hours.Count:#,0} hours");
        foreach (IGrouping<string, HealthFinding> measure in hours.SelectMany(found => found).GroupBy(found => found.Measure))
        {
            yield return Figure.Reported(
                $"{measure.Key}, {name}", 100 * measure.Average(found => IsAlert(found) ? 1.0 : 0), "% alert",
                $"worth a look {measure.Average(found => found.Health >= ModelHealth.Watch ? 1.0 : 0):P1}, at most "
                + $"{measure.Max(found => found.Value):0.000}");
        }

        yield return Figure.Reported($"lowest flagged share, {name}", 100 * shares.Min(), "%");
        yield return Figure.Reported($"highest flagged share, {name}", 100 * shares.Max(), "%");
    }

    private static bool IsAlert(HealthFinding found) => found.Health == ModelHealth.Alert;

    internal static List<ClosedBar> Read(string path, DateTime to)
    {
        SymbolPipeline pipeline = new(Bitcoin);
        using BarFileReader reader = new(File.OpenRead(path), Path.GetFileName(path), Bitcoin, Timeframe.M1);
        List<ClosedBar> bars = [];
        while (reader.TryRead(out Candle candle) && candle.OpenTime < to)
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar bar in pipeline.Closed)
            {
                if (bar.Candle.Timeframe == Timeframe.M1)
                    bars.Add(bar);
            }

            pipeline.ClearClosed();
        }

        return bars;
    }
}
