using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// The detectors on the reference set: fitted and calibrated on its train slice, judged on the 14 days after it.
/// </summary>
internal static class AnomalyQualityBenchmark
{
    private const int SeedCount = 10;
    private const double ThresholdProbability = 0.95;

    public static IEnumerable<Figure> Run()
    {
        AnomalyReference reference = AnomalyReference.Load();
        ObservationMatrix train = reference.Scaled("train");
        ObservationMatrix bench = reference.Scaled("bench");
        AnomalyRanking ranking = new(reference.BenchKinds);

        MahalanobisDistance plain = MahalanobisDistance.Fit(train);
        double[] distances = plain.Squared(bench);
        double alone = ranking.AreaUnderCurve(distances);
        yield return Figure.AtLeast("Mahalanobis, AUC", alone, "", 0.9764, "numpy 0.9765");
        double robust = ranking.AreaUnderCurve(MinimumCovarianceDeterminant.Fit(train).Squared(bench));
        yield return Figure.AtLeast("robust Mahalanobis (MCD), AUC", robust, "", 0.964, "scikit-learn's MinCovDet 0.9647");

        IsolationForest[] forests = [.. Enumerable.Range(0, SeedCount).Select(seed => Grow(train, seed))];
        CombinedAnomalyScore[] combined = [.. forests.Select(f => CombinedAnomalyScore.Fit(train, f, plain))];
        double[] areas = [.. forests.Select(f => ranking.AreaUnderCurve(f.Score(bench)))];
        double[] combinedAreas = [.. combined.Select(c => ranking.AreaUnderCurve(c.Score(bench)))];
        yield return Figure.AtLeast(
            "isolation forest, mean AUC", areas.Average(), "", 0.955,
            $"{SeedCount} seeds, {areas.Min():0.0000} .. {areas.Max():0.0000}; scikit-learn 0.9594, 0.9528 .. 0.9668");
        yield return Figure.AtLeast(
            "combination, mean AUC", combinedAreas.Average(), "", alone,
            $"{SeedCount} seeds, {combinedAreas.Min():0.0000} .. {combinedAreas.Max():0.0000}; the best alone is the target");

        double[] trainScores = combined[0].Score(train);
        foreach (Figure figure in ranking.Recalls("combination", combined[0].Score(bench), Threshold(trainScores)))
            yield return figure;
        foreach (Figure figure in ranking.Recalls("forest", forests[0].Score(bench), Threshold(forests[0].Score(train))))
            yield return figure;
        foreach (Figure figure in ranking.Recalls("Mahalanobis", distances, Threshold(plain.Squared(train))))
            yield return figure;
    }

    private static double Threshold(double[] scores) => Median.Quantile(scores, ThresholdProbability);

    private static IsolationForest Grow(ObservationMatrix train, int seed) =>
        IsolationForest.Fit(train, new IsolationForestOptions { Seed = seed });
}
