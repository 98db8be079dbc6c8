using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Core;

/// <summary>The figures of the flow from tick to bot.</summary>
internal static class CoreSuite
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(Action<string> say)
    {
        List<Figure> figures = [];
        say("symbol pipeline");
        figures.AddRange(SymbolPipelineBenchmark.Run());
        say("grain calls");
        figures.AddRange(await GrainCallBenchmark.RunAsync());
        say("service start");
        figures.AddRange(await ServiceStartBenchmark.RunAsync());
        say("replay of the year 2024");
        figures.AddRange(await ReplayBenchmark.RunAsync());
        say("50,000 ticks/s for 60 s");
        figures.AddRange(await TickFlowBenchmark.RunAsync());
        return figures;
    }
}
