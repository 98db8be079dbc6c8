using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Models;

/// <summary>All figures of the anomaly detectors: parity, quality, shares on real bars, speed.</summary>
internal static class AnomalyBenchmark
{
    public static IEnumerable<Figure> Run() =>
    [
        .. AnomalyParity.Run(),
        .. AnomalyQualityBenchmark.Run(),
        .. AnomalyRollingBenchmark.Run(),
        .. AnomalyPeriodBenchmark.Run(),
        .. AnomalySpeedBenchmark.Run(),
    ];
}
