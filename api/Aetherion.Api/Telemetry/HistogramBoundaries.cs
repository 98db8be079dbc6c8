using System.Diagnostics.Metrics;

namespace Aetherion.Api.Telemetry;

/// <summary>The upper bounds of a histogram's buckets: as the instrument advises, or by its unit.</summary>
internal static class HistogramBoundaries
{
    private static readonly double[] Seconds =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly double[] Milliseconds = [.. Seconds.Select(bound => bound * 1000)];

    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

    public static double[] Of(Instrument instrument)
    {
        var advised = instrument switch
        {
            Histogram<double> histogram => histogram.Advice?.HistogramBucketBoundaries,
            Histogram<long> histogram => histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound),
            Histogram<int> histogram => histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound),
            _ => null,
        };
        return advised?.ToArray() ?? instrument.Unit switch
        {
            "s" => Seconds,
            "ms" => Milliseconds,
            _ => Counts,
        };
    }
}
