using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Access;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Model;
using Aetherion.Silo;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Fallback;
using Aetherion.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>
/// From the moment a frame is written to a socket until the grain of its symbol has it in its book, bars and features: sender in
/// a process and on a core of its own, TCP over loopback, the feed's socket, queue, session and pump, and the grain in its host, all
/// of it on one other core. Storage is left out, as it is behind the features.
/// </summary>
internal static class VenueLatencyBenchmark
{
    private const int PerSecond = 20_000;
    private const int Count = 10 * PerSecond;
    private const int WarmUpCount = 3 * PerSecond;
    private const double MillisecondsMax = 1;
    private const int RoundCount = 5;

    /// <summary>For about a minute the runtime compiles what is hot, on the same core, and frames wait for it.</summary>
    private const int WarmUpRoundCount = 5;

    /// <summary>As many batches as the service keeps for those who read a stream later.</summary>
    private const int BorderCacheBatches = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<IEnumerable<Figure>> RunAsync() => OwnCore.RunAsync("venues/latency", MeasureAllAsync);

    private static async Task<IEnumerable<Figure>> MeasureAllAsync()
    {
        var warmUp = Quantiles(await MeasureRoundsAsync(WarmUpRoundCount));
        var rounds = await MeasureRoundsAsync(RoundCount);
        var bare = await MeasureMachineAsync();
        var quantiles = Quantiles(rounds);
        var median = Median.Of(quantiles);
        var round = rounds[Array.IndexOf(quantiles, median)];
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"median of {RoundCount} rounds (p99 of each: {List(quantiles)}) after those of the first minute ({List(warmUp)}); {round.Mix}");
        return
        [
            Figure.AtMost($"socket to features at {PerSecond:#,0}/s, p99", median, "ms", MillisecondsMax, note),
            Figure.Reported("the same, median", Median.Of(round.Milliseconds), "ms", round.Pace),
            Figure.Reported("the same, p99.9", Median.Quantile(round.Milliseconds, 0.999), "ms", round.Pauses),
            Figure.Reported(
                "the same, allocation", round.Bytes, "B/message",
                string.Create(CultureInfo.InvariantCulture, $"{round.EventsPerBatch:0.0} events a batch")),
            Figure.Reported("the same, processor time", round.ProcessorMicroseconds, "us/message", "all threads but the sender's"),
            Figure.Reported(
                "socket to a thread that only waits, p99", Median.Quantile(bare, 0.99), "ms",
                string.Create(CultureInfo.InvariantCulture, $"the machine's part; p99.9 {Median.Quantile(bare, 0.999):0.000}")),
        ];
    }

    private static async Task<List<LatencyRound>> MeasureRoundsAsync(int count)
    {
        List<LatencyRound> rounds = [];
        while (rounds.Count < count)
            rounds.Add(await MeasureAsync());
        return rounds;
    }

    private static double[] Quantiles(List<LatencyRound> rounds) =>
        [.. rounds.Select(one => Median.Quantile(one.Milliseconds, 0.99))];

    private static string List(double[] milliseconds) =>
        string.Join(", ", milliseconds.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture)));

    /// <summary>The same frames to a receiver without any work.</summary>
    private static async Task<double[]> MeasureMachineAsync()
    {
        using TemporaryFolder folder = new();
        var timesFile = Path.Combine(folder.Path, "times");
        using var sender = StartSender(timesFile);
        var ready = (await sender.StandardOutput.ReadLineAsync())!.Split(' ');
        var arrived = await Task.Factory.StartNew(
            () => BareReceiver.Receive(new Uri(ready[1]), WarmUpCount + Count, sender.StandardInput.WriteLine),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await sender.StandardOutput.ReadLineAsync();
        var sent = MemoryMarshal.Cast<byte, long>(await File.ReadAllBytesAsync(timesFile)).ToArray();
        sender.Kill();
        return Latencies(sent, arrived);
    }

    private static async Task<LatencyRound> MeasureAsync()
    {
        using TemporaryFolder folder = new();
        var timesFile = Path.Combine(folder.Path, "times");
        using var sender = StartSender(timesFile);
        var ready = (await sender.StandardOutput.ReadLineAsync())!.Split(' ');
        ArrivalWriter writer = new(WarmUpCount + Count);
        InstrumentCatalogAdapter catalog = new(InstrumentCatalog.Simulated(0));
        await using var services = CreateServices(writer, catalog);
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        using FeedMetrics metrics = new();
        using var feed = await StartFeedAsync(new Uri(ready[1]), services, catalog, metrics);
        // The whole book is an event too: what is measured comes behind it.
        await UntilAsync(() => feed.Symbols is [{ State: FeedState.Live }] && writer.Last > 0);
        writer.Begin();
        var bytes = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var (paused, collections) = (GC.GetTotalPauseDuration(), Collections());
        await sender.StandardInput.WriteLineAsync();
        await writer.Complete.WaitAsync(Patience);
        bytes = GC.GetTotalAllocatedBytes() - bytes;
        processor = Environment.CpuUsage.TotalTime - processor;
        paused = GC.GetTotalPauseDuration() - paused;
        collections = Collections() - collections;
        var pace = (await sender.StandardOutput.ReadLineAsync())!;
        var sent = MemoryMarshal.Cast<byte, long>(await File.ReadAllBytesAsync(timesFile)).ToArray();
        await feed.StopAsync(CancellationToken.None);
        sender.Kill();
        return new LatencyRound(
            Latencies(sent, writer.Times), (double)bytes / sent.Length, processor.TotalMicroseconds / sent.Length,
            (double)sent.Length / writer.BatchCount,
            string.Create(
                CultureInfo.InvariantCulture, $"{collections} collections stopped it for {paused.TotalMilliseconds:0.0} ms together"),
            pace, Mix(ready[2]));
    }

    private static int Collections() => GC.CollectionCount(0);

    private static string Mix(string made) =>
        $"one symbol of spot, recorded: {FrameLap.TradesPerDepth} aggTrade of 2020 to one depth of 2024 (45 levels); "
        + $"frames of a lap that are made: {made}";

    private static double[] Latencies(long[] sent, ReadOnlySpan<long> arrived)
    {
        var milliseconds = new double[Count];
        for (var i = 0; i < Count; i++)
            milliseconds[i] = Stopwatch.GetElapsedTime(sent[WarmUpCount + i], arrived[WarmUpCount + i]).TotalMilliseconds;
        return milliseconds;
    }

    private static Process StartSender(string timesFile) => Process.Start(OwnCore.Driver(
    [
        FrameSender.Verb,
        PerSecond.ToString(CultureInfo.InvariantCulture), (WarmUpCount + Count).ToString(CultureInfo.InvariantCulture), timesFile,
    ]))!;

    private static ServiceProvider CreateServices(ArrivalWriter writer, InstrumentCatalogAdapter catalog)
    {
        ServiceCollection services = new();
        services.AddOptions();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System)
            .AddSingleton(new SymbolGrainOptions())
            .AddSingleton<IInstrumentCatalog>(catalog)
            .AddSingleton<IRegimeModels, ShippedModels>()
            .AddSingleton<IAnomalyModels, ShippedModels>()
            .AddSingleton<IMarketDataWriter>(writer)
            .AddSingleton<IMarketDataHistory, NoHistory>();
        services.AddGrainHost(host => host
            .AddGrains(typeof(ISymbolGrain).Assembly, typeof(SymbolGrain).Assembly)
            .Configure(options =>
            {
                // As the service does: values and messages never change, so calls do not copy them.
                options.ImmutableAssemblies.Add(typeof(Candle).Assembly);
                options.ImmutableAssemblies.Add(typeof(ISymbolGrain).Assembly);
            })
            .AddIncomingGrainCallFilter<TenantCallFilter>()
            .AddMemoryStorage(StorageNames.Market)
            .AddMemoryStorage("PubSubStore")
            .AddCursorStreams(StreamNames.MarketProvider)
            .AddCursorStreams(StreamNames.BorderProvider, streams => streams.CacheSize = BorderCacheBatches));
        return services.BuildServiceProvider();
    }

    private static async Task<VenueFeedWorker> StartFeedAsync(
        Uri address, ServiceProvider services, InstrumentCatalogAdapter catalog, FeedMetrics metrics)
    {
        VenueFeedWorker feed = new(
            KnownVenues.Find("binance")!,
            new VenueFeedOptions
            {
                Endpoint = VenueEndpoint.Of(address),
                Symbols = ["BTCUSDT"],
                Session = new VenueSessionOptions { Backfill = TimeSpan.Zero },
            },
            services.GetRequiredService<IGrainFactory>(), catalog, new NoVenueInputLog(),
            FallbackFeeds.None, metrics, TimeProvider.System,
            NullLogger<VenueFeedWorker>.Instance);
        await feed.StartAsync(CancellationToken.None);
        return feed;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"The feed was not live within {Patience}.");
            await Task.Delay(20);
        }
    }
}
