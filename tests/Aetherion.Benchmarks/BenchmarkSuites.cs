using Aetherion.Benchmarks.Core;
using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks;

/// <summary>The suites by the name they are asked for. A suite says on the way what it is at.</summary>
internal static class BenchmarkSuites
{
    public static IReadOnlyDictionary<string, Func<Action<string>, Task<IReadOnlyList<Figure>>>> All { get; } =
        new Dictionary<string, Func<Action<string>, Task<IReadOnlyList<Figure>>>> { ["core"] = CoreSuite.RunAsync };
}
