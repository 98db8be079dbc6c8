using System.Diagnostics;
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
    private const int CallerCount = 100;
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

        await MeasureCallsAsync(grains, callerCount: 1);
        await MeasureCallsAsync(grains, CallerCount);
        List<double> alone = [];
        List<double> together = [];
        for (var round = 0; round < RoundCount; round++)
        {
            alone.Add(await MeasureCallsAsync(grains, callerCount: 1));
            together.Add(await MeasureCallsAsync(grains, CallerCount));
        }
        var bytes = await MeasureActivationAsync(grains);
        await host.StopAsync();
        return
        [
            Figure.AtMost(
                "awaited local grain call", Median.Of(together), "us CPU", MicrosecondsMax,
                $"{CallerCount} callers at once, {CallCount:#,0} calls; median of {RoundCount}"),
            Figure.AtMost(
                "the same, one caller alone", Median.Of(alone), "us CPU", MicrosecondsMax,
                "whole process: idle workers of the thread pool that spin count too"),
            Figure.AtMost("idle activation", bytes, "B", BytesMax, $"{ActivationCount:#,0} activations, managed heap"),
        ];
    }

    /// <summary>Processor time of the whole process for each call, in microseconds.</summary>
    private static async Task<double> MeasureCallsAsync(IGrainFactory grains, int callerCount)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, callerCount).Select(i =>
            grains.GetGrain<IEchoGrain>($"caller-{i}").CallMany($"callee-{i}", CallCount / callerCount)));
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / CallCount;
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
