using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Models;

/// <summary>Speed and quality of the supervised models, beside scikit-learn's reference figures.</summary>
internal static class SupervisedBenchmark
{
    public static IEnumerable<Figure> Run() => File.Exists(SupervisedSet.Path)
        ? [.. SupervisedSpeedBenchmark.Run(), .. SupervisedQualityBenchmark.Run()]
        : [Figure.Reported("supervised models", 0, "",
            "not measured: ../shared/reference/supervised.csv.gz is not here")];
}
