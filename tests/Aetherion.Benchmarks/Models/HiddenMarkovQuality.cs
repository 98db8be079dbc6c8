using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Benchmarks.Models;

/// <summary>How often a fit finds the known optimum of the simulated sets.</summary>
internal static class HiddenMarkovQuality
{
    private const int SeedCount = 10;
    private const double OptimumTolerance = 0.5;

    public static IEnumerable<Figure> Run() =>
    [
        SeedsAtOptimum("regime-sim", -51279.69, "hmmlearn 1 of 10, one sticky k-means start 8"),
        SeedsAtOptimum("regime-sim-hard", -73948.02, "hmmlearn 3 of 10, one sticky k-means start 10"),
    ];

    private static Figure SeedsAtOptimum(string set, double optimum, string peers)
    {
        var window = HiddenMarkovData.Simulated(set);
        double[] reached =
        [
            .. Enumerable.Range(0, SeedCount).Select(seed =>
                new BaumWelch(new BaumWelchOptions { Seed = seed }).Fit(window).LogLikelihood),
        ];
        var found = reached.Count(logLikelihood => Math.Abs(logLikelihood - optimum) <= OptimumTolerance);
        return Figure.AtLeast(
            $"hmm optimum of {set}", found, "of 10", SeedCount,
            FormattableString.Invariant($"within 0.5 of {optimum}; worst {reached.Min():0.00}; {peers}"));
    }
}
