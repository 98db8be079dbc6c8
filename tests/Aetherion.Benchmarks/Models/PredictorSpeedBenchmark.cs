using System.Diagnostics;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Models;

/// <summary>Time and allocation of the forecasts that a grain asks for at each closed minute.</summary>
internal static class PredictorSpeedBenchmark
{
    private const int BarCount = 60_000;
    private const int RoundCount = 5;
    private const double MicrosecondsMax = 10;

    public static IEnumerable<Figure> Run()
    {
        Candle[] bars = [.. PredictorData.Bars("btcusdt-1m-2024.csv.gz", "binance:BTCUSDT").Take(BarCount)];
        RiskForecaster risk = new(RiskModel.LoadShipped());
        GradientBoosting model = SomeModel();
        OutlookForecaster outlook = new(model, OutlookRule.MostProbable);
        ActivityRank activity = new();
        SymbolForecaster symbol = new(Market.Crypto);
        symbol.Use(Classifier(model));
        ClosedBar[] closed = Close(bars);
        int next = 0;
        return
        [
            .. Measure("risk forecast", bars, (in Candle bar) => risk.Update(bar), risk.Reset),
            .. Measure("outlook of 100 rounds", bars, (in Candle bar) => outlook.Update(bar), outlook.Reset),
            .. Measure("activity rank", bars, (in Candle bar) => activity.Update(bar), activity.Reset),
            .. Measure(
                "all forecasts of a symbol", bars, (in Candle _) => symbol.Update(closed[next++]),
                () =>
                {
                    symbol.Reset();
                    next = 0;
                }),
        ];
    }

    private static List<Figure> Measure(string name, Candle[] bars, BarAction update, Action reset)
    {
        List<double> times = [];
        List<double> allocated = [];
        for (int round = 0; round <= RoundCount; round++)
        {
            reset();
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            foreach (ref readonly Candle bar in bars.AsSpan())
                update(bar);
            double microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds / bars.Length;
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (round == 0)
                continue;
            times.Add(microseconds);
            allocated.Add(bytes / (double)bars.Length);
        }

        string note = $"median of {RoundCount} rounds of {bars.Length} bars";
        return
        [
            Figure.AtMost($"{name}, one bar", Median.Of(times), "us", MicrosecondsMax, note),
            Figure.AtMost($"{name}, allocation", Median.Of(allocated), "B/bar", 0, note),
        ];
    }

    private static ClosedBar[] Close(Candle[] bars)
    {
        FeatureExtractor features = new(
            InstrumentCatalog.Simulated().Get(InstrumentId.Parse("binance:BTCUSDT")), Timeframe.M1);
        return [.. bars.Select((bar, index) => new ClosedBar(index + 1, bar, features.Update(bar), default, default))];
    }

    private static OutlookModel Classifier(GradientBoosting model) => new(
        new SupervisedModel(
            [model], [1], new TemperatureScaling(1, OutlookModel.ClassCount), [1, 1, 1], OutlookFeatures.Names,
            OutlookModel.ClassNames),
        new OutlookThresholds(0.005, 0.1), OutlookRule.MostProbable, [0.6, 0.3, 0.1, 0.5, 0.4, 0.1, 0.2, 0.2, 0.6],
        [0.5, 0.3, 0.2]);

    /// <summary>A model of the usual size; what it says does not matter here.</summary>
    private static GradientBoosting SomeModel()
    {
        Random random = new(1);
        double[] values = [.. Enumerable.Range(0, 5000 * OutlookFeatures.ColumnCount).Select(_ => random.NextDouble() - 0.5)];
        int[] labels = [.. Enumerable.Range(0, 5000).Select(row => (int)(3 * (values[row * OutlookFeatures.ColumnCount] + 0.5)))];
        return GradientBoosting.FitClassifier(
            new FeatureMatrix(values, OutlookFeatures.ColumnCount), labels, 3,
            new GradientBoostingOptions { MaxRounds = 100, MaxLeaves = 8 });
    }

    private delegate void BarAction(in Candle bar);
}
