using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks;

/// <summary>Something that is measured.</summary>
/// <param name="Name">Its suite and its own name: <c>core/replay</c>.</param>
/// <param name="Title">What it says on the way.</param>
internal sealed record Benchmark(string Name, string Title, Func<Task<IEnumerable<Figure>>> RunAsync);
