using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Learning.Outliers;
using Aetherion.Domain.Learning.Quantiles;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// The rolling threshold on the reference set: the combination fitted on its train slice, the threshold running on from
/// slice to slice, beside the fixed threshold of the train slice.
/// </summary>
internal static class AnomalyRollingBenchmark
{
    private const double Share = 0.05;
    private const double Tolerance = 0.015;

    private static readonly string[] Slices = ["train", "bench", "valid", "stress"];

    public static IEnumerable<Figure> Run()
    {
        AnomalyReference reference = AnomalyReference.Load();
        ObservationMatrix train = reference.Scaled("train");
        CombinedAnomalyScore score = CombinedAnomalyScore.Fit(
            train, IsolationForest.Fit(train), MahalanobisDistance.Fit(train));
        Dictionary<string, double[]> scores = Slices.ToDictionary(s => s, s => score.Score(reference.Scaled(s)));
        Dictionary<string, double[]> margins = MarginsOf(scores);
        double fixedThreshold = Median.Quantile(scores["train"], 1 - Share);
        foreach ((string slice, double forest) in ((string, double)[])[("valid", 9.7), ("stress", 23.1)])
        {
            double flagged = ShareAbove(margins[slice], 0);
            yield return new Figure(
                $"flagged, reference {slice}", 100 * flagged, "%", "3.5 .. 6.5", Math.Abs(flagged - Share) <= Tolerance,
                $"fixed threshold {100 * ShareAbove(scores[slice], fixedThreshold):0.0} %, scikit-learn's forest {forest} %");
        }

        foreach (Figure figure in new AnomalyRanking(reference.BenchKinds).Recalls("rolling", margins["bench"], 0))
            yield return figure;
    }

    /// <summary>Scores less the threshold that the scores before give, in one run over all slices.</summary>
    private static Dictionary<string, double[]> MarginsOf(Dictionary<string, double[]> scores)
    {
        AnomalyOptions options = new();
        DecayingQuantile past = new(new DecayingQuantileOptions(0, 20, 500, options.ThresholdHalfLife));
        return Slices.ToDictionary(slice => slice, slice => Array.ConvertAll(scores[slice], score =>
        {
            double margin = score - (past.Value(options.ThresholdProbability) ?? score);
            past.Add(score);
            return margin;
        }));
    }

    private static double ShareAbove(double[] values, double bound) =>
        values.Average(value => value > bound ? 1.0 : 0);
}
