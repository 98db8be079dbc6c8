namespace Aetherion.Benchmarks.Core;

/// <summary>The figures of the flow from tick to bot.</summary>
internal static class CoreSuite
{
    /// <summary>Its benchmarks in order, each asked for alone as <c>core/NAME</c>.</summary>
    public static IReadOnlyList<Benchmark> Benchmarks { get; } =
    [
        new("core/pipeline", "symbol pipeline", () => Task.FromResult(SymbolPipelineBenchmark.Run())),
        new("core/calls", "grain calls", GrainCallBenchmark.RunAsync),
        new("core/start", "service start", ServiceStartBenchmark.RunAsync),
        new("core/replay", "replay of the year 2024", ReplayBenchmark.RunAsync),
        new("core/flow", "50,000 ticks/s for 60 s", TickFlowBenchmark.RunAsync),
    ];
}
