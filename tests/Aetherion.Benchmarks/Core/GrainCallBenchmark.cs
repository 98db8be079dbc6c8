using Aetherion.Benchmarks.Reporting;
using Aetherion.GrainHost.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <summary>CPU of an awaited call from grain to grain, and memory of an activation that waits.</summary>
internal static class GrainCallBenchmark
{
    private const int CallCount = 1_000_000;
    private const int ActivationCount = 100_000;
    private const int RoundCount = 5;
    private const double MicrosecondsMax = 1.4;
    private const double BytesMax = 1_800;

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddGrainHost(grains => grains.AddGrains(typeof(EchoGrain).Assembly));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();

        var caller = grains.GetGrain<IEchoGrain>("caller");
        await caller.CallMany("callee", CallCount / 4);
        await caller.CallMany("callee", CallCount / 4);
        List<double> microseconds = [];
        for (var round = 0; round < RoundCount; round++)
            microseconds.Add(await caller.CallMany("callee", CallCount) / CallCount);
        var bytes = await MeasureActivationAsync(grains);
        await host.StopAsync();
        return
        [
            Figure.AtMost(
                "awaited local grain call", Median.Of(microseconds), "us CPU", MicrosecondsMax,
                $"{CallCount:#,0} calls, whole process; median of {RoundCount}"),
            Figure.AtMost("idle activation", bytes, "B", BytesMax, $"{ActivationCount:#,0} activations, managed heap"),
        ];
    }

    private static async Task<double> MeasureActivationAsync(IGrainFactory grains)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < ActivationCount; i++)
            await grains.GetGrain<IEchoGrain>($"idle-{i}").Echo(i);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        return (double)(after - before) / ActivationCount;
    }
}
