using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Models;

/// <summary>All figures of the anomaly detectors: quality, then speed.</summary>
internal static class AnomalyBenchmark
{
    public static IEnumerable<Figure> Run() => [.. AnomalyQualityBenchmark.Run(), .. AnomalySpeedBenchmark.Run()];
}
