using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// How much alike two anomaly models flag real bars, as champion and challenger do live, and how much alike a challenger that was
/// shown two weeks flags them as the same model that has been in charge all along.
/// </summary>
internal static class AnomalyChallengeBenchmark
{
    private const int Day = 1_440;
    private const int Week = 7 * Day;

    /// <summary>What a challenger is shown of the past at the most.</summary>
    private const int ShownBars = 20_160;

    public static IEnumerable<Figure> Run()
    {
        foreach (AnomalyWatch watch in AnomalyWatch.All)
        {
            List<ClosedBar> bars = AnomalyWatchBenchmark.Read(watch.Path, watch.LiveTo);
            int first = bars.FindIndex(bar => bar.Candle.OpenTime >= watch.LiveFrom);
            int begin = (first + bars.Count) / 2;
            AnomalyModel own = AnomalyWatchBenchmark.Train(bars.Take(first)).Model;
            AnomalyModel retrained = AnomalyWatchBenchmark.Train(bars.Take(begin)).Model;
            BarAnomaly[] champion = Detect(own, bars, 0);
            string from = $"{bars[begin].Candle.OpenTime:yyyy-MM-dd} on";
            foreach ((string name, AnomalyModel challenger) in ((string, AnomalyModel)[])
                [("retrained", retrained), ("shipped", ShippedAnomalyModel.Load())])
            {
                foreach (Figure figure in Compare(
                    $"{name} beside the model of before {watch.Name}, {from}", champion, Detect(challenger, bars, begin - ShownBars), begin))
                    yield return figure;
            }

            foreach (Figure figure in Compare(
                $"retrained beside itself in charge all along, {from}", Detect(retrained, bars, 0),
                Detect(retrained, bars, begin - ShownBars), begin))
                yield return figure;
        }
    }

    /// <summary>What a model says of each bar that has seen those from one on; of those before nothing.</summary>
    private static BarAnomaly[] Detect(AnomalyModel model, List<ClosedBar> bars, int seen)
    {
        AnomalyDetector detector = new(model);
        return [.. bars.Select((bar, index) => index < seen ? default : detector.Update(bar.Features))];
    }

    private static IEnumerable<Figure> Compare(string name, BarAnomaly[] champion, BarAnomaly[] challenger, int begin)
    {
        FlagAgreementWindow whole = new(champion.Length);
        List<double> days = [];
        List<double> weeks = [];
        foreach ((int length, List<double> found) in ((int, List<double>)[])[(Day, days), (Week, weeks)])
        {
            for (int start = begin; start + length <= champion.Length; start += length)
            {
                FlagAgreementWindow window = new(length);
                for (int bar = start; bar < start + length; bar++)
                {
                    window.Add(champion[bar], challenger[bar]);
                }

                if (window.Kappa is { } kappa)
                    found.Add(kappa);
            }
        }

        for (int bar = begin; bar < champion.Length; bar++)
        {
            whole.Add(champion[bar], challenger[bar]);
        }

        double count = whole.BarCount;
        yield return Figure.Reported(
            $"kappa, {name}", whole.Kappa!.Value, "",
            $"{count:#,0} bars; champion {(whole.Both + whole.ChampionOnly) / count:P2}, challenger "
            + $"{(whole.Both + whole.ChallengerOnly) / count:P2}, both {whole.Both / count:P2}");
        yield return Figure.Reported($"kappa of a day, deviation, {name}", Deviation(days), "", Span(days));
        yield return Figure.Reported($"kappa of a week, deviation, {name}", Deviation(weeks), "", Span(weeks));
    }

    private static double Deviation(List<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static string Span(List<double> values) => $"{values.Min():0.000} to {values.Max():0.000} of {values.Count}";
}
