using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Models;

/// <summary>Speed and quality of the supervised models, beside scikit-learn's reference figures.</summary>
internal static class SupervisedBenchmark
{
    public static IEnumerable<Figure> Speed() => Measure(SupervisedSpeedBenchmark.Run);

    public static IEnumerable<Figure> Quality() => Measure(SupervisedQualityBenchmark.Run);

    private static IEnumerable<Figure> Measure(Func<IEnumerable<Figure>> run) => File.Exists(SupervisedSet.Path)
        ? [.. run()]
        : [Figure.Reported("supervised models", 0, "",
            "not measured: ../shared/reference/supervised.csv.gz is not here")];
}
