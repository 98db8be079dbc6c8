using System.Diagnostics;
using Aetherion.Benchmarks.Reporting;
using Aetherion.GrainHost.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Benchmarks.Core;

/// <summary>
/// What the grain host itself costs: processor time of this process for each call, message and stream event, and memory
/// for each idle activation. Copying is as in production: what promises not to change is shared.
/// </summary>
internal static class GrainCallBenchmark
{
    private const int RoundCount = 5;
    private const int CallerCount = 100;
    private const int CallsPerCaller = 4_000;
    private const int MessageCount = 400_000;
    private const int EventCount = 200_000;
    private const int BatchSize = 100;
    private const int ActivationCount = 100_000;
    private const double CallMicrosecondsMax = 1.4;
    private const double OneWayMicrosecondsMax = 0.5;
    private const double EventMicrosecondsMax = 7.5;
    private const double BatchedEventMicrosecondsMax = 0.6;
    private const double ActivationBytesMax = 1_800;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var services = CreateServices();
        var host = services.GetServices<IHostedService>().Single();
        await host.StartAsync(CancellationToken.None);
        var client = services.GetRequiredService<IClusterClient>();
        List<Figure> figures =
        [
            Figure.AtMost(
                "awaited local grain call",
                await MedianCostAsync(() => CallAsync(client), CallerCount * CallsPerCaller),
                "us CPU", CallMicrosecondsMax, $"grain to grain, {CallerCount} callers"),
            Figure.Reported(
                "awaited local grain call, alone",
                await MedianCostAsync(
                    () => client.GetGrain<IBenchCallerGrain>("alone").Call("p-alone", MessageCount), MessageCount),
                "us CPU", "grain to grain, one caller"),
            Figure.AtMost(
                "one-way message", await MedianCostAsync(() => SendAsync(client), MessageCount), "us CPU",
                OneWayMicrosecondsMax, "4 KB, immutable"),
            Figure.AtMost(
                "stream event", await MedianCostAsync(() => PublishAsync(client, 1), EventCount), "us CPU",
                EventMicrosecondsMax, "back-pressured, one subscriber"),
            Figure.AtMost(
                "stream event in batches", await MedianCostAsync(() => PublishAsync(client, BatchSize), EventCount),
                "us CPU",
                BatchedEventMicrosecondsMax, $"back-pressured, one subscriber, batches of {BatchSize}"),
            Figure.AtMost(
                "idle activation", await ActivationBytesAsync(client), "B", ActivationBytesMax,
                $"{ActivationCount} grains without state of their own"),
        ];
        await host.StopAsync(CancellationToken.None);
        return figures;
    }

    private static ServiceProvider CreateServices() => new ServiceCollection()
        .AddGrainHost(grains => grains
            .AddGrains(typeof(GrainCallBenchmark).Assembly)
            .AddBackPressuredStreams("bench")
            .Configure(options => options.MaxEnqueuedRequests = MessageCount))
        .BuildServiceProvider();

    private static Task CallAsync(IClusterClient client) => Task.WhenAll(
        Enumerable.Range(0, CallerCount)
            .Select(caller => client.GetGrain<IBenchCallerGrain>($"c{caller}").Call($"p{caller}", CallsPerCaller)));

    private static async Task SendAsync(IClusterClient client)
    {
        var grain = client.GetGrain<IBenchGrain>("one-way");
        var message = new BenchMessage(new byte[4096]);
        for (var index = 0; index < MessageCount; index++)
            await grain.Send(message);
        await grain.Ping();
    }

    private static async Task PublishAsync(IClusterClient client, int batchSize)
    {
        var stream = client.GetStreamProvider("bench").GetStream<BenchMessage>(StreamId.Create("bench", "subscriber"));
        var batch = Enumerable.Repeat(new BenchMessage([]), batchSize).ToArray();
        for (var index = 0; index < EventCount / batchSize; index++)
            await (batchSize == 1 ? stream.OnNextAsync(batch[0]) : stream.OnNextBatchAsync(batch));
    }

    private static async Task<double> ActivationBytesAsync(IClusterClient client)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var index = 0; index < ActivationCount; index++)
            await client.GetGrain<IBenchGrain>($"idle-{index}").Ping();
        return (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / ActivationCount;
    }

    private static async Task<double> MedianCostAsync(Func<Task> work, int count)
    {
        await work();
        List<double> microseconds = [];
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < RoundCount; round++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            await work();
            process.Refresh();
            microseconds.Add((process.TotalProcessorTime - before).TotalMicroseconds / count);
        }
        return Median.Of(microseconds);
    }
}
