using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// One query against the service as <c>run</c> starts it, GraphQL Yoga, Mercurius, and Kestrel with a constant. All have
/// the same two cores, which they share with <c>wrk</c>, and take turns; ratios are taken within a turn.
/// </summary>
internal static class PeerBenchmark
{
    private const int RoundCount = 5;

    /// <summary>A server is warm when a run is no better than the best before it by more than this.</summary>
    private const double WarmGain = 1.05;

    /// <summary>Runs after which a server is measured, warm or not.</summary>
    private const int WarmUpRunsMax = 12;

    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(4);

    public static async Task<IEnumerable<Figure>> RunAsync(ApiQuery query)
    {
        await NodeFolder.InstallAsync();
        using var folder = new TemporaryFolder();
        using var ours = await AetherionServer.StartAsync(folder.Path);
        var files = await BenchmarkFiles.WriteAsync(folder.Path, ours, query);
        using var yoga = await PeerProcess.StartNodeAsync("yoga.mjs", files.Data);
        using var mercurius = await PeerProcess.StartNodeAsync("mercurius.mjs", files.Data);
        using var kestrel = await PeerProcess.StartConstantAsync(files.Answer);
        foreach (var peer in (PeerProcess[])[yoga, mercurius, kestrel])
            await files.RequireSameAnswerAsync(peer.Address);

        return Report(query, await MeasureAsync(
            [
                new MeasuredServer("Aetherion", ours.Address, ours.Id),
                new MeasuredServer("GraphQL Yoga", yoga.Address, yoga.Id),
                new MeasuredServer("Mercurius with jit", mercurius.Address, mercurius.Id),
                new MeasuredServer("bare Kestrel, a constant", kestrel.Address, kestrel.Id),
            ],
            files.Request,
            ours.Key));
    }

    /// <summary>All servers in turns, after each has warmed up.</summary>
    private static async Task<List<LoadFigures[]>> MeasureAsync(
        MeasuredServer[] servers, string requestFile, string key)
    {
        foreach (var server in servers)
            await WarmUpAsync(server, requestFile, key);
        List<LoadFigures[]> rounds = [];
        for (var round = 0; round < RoundCount; round++)
        {
            var turn = new LoadFigures[servers.Length];
            for (var server = 0; server < servers.Length; server++)
                turn[server] = await LoadGenerator.RunAsync(servers[server], requestFile, RoundTime, key);
            rounds.Add(turn);
        }

        return rounds;
    }

    // Both runtimes compile what is hot while it runs; processor time shows the end of it whatever else the machine does.
    private static async Task WarmUpAsync(MeasuredServer server, string requestFile, string key)
    {
        var best = double.MaxValue;
        for (var run = 0; run < WarmUpRunsMax; run++)
        {
            var time = (await LoadGenerator.RunAsync(server, requestFile, RoundTime, key)).ProcessorMicroseconds;
            if (best < time * WarmGain && run > 1)
                return;
            best = Math.Min(best, time);
        }
    }

    private static Figure[] Report(ApiQuery query, List<LoadFigures[]> rounds)
    {
        const int Ours = 0;
        const int Yoga = 1;
        const int Mercurius = 2;
        const int Kestrel = 3;
        double Of(int server, Func<LoadFigures, double> figure) => Median.Of(rounds.Select(r => figure(r[server])));
        double Ratio(int other) => Median.Of(rounds.Select(r => r[Ours].Rate / r[other].Rate));
        Figure Rate(int server, string name) =>
            Figure.Reported($"{query.Name}: {name}", Of(server, f => f.Rate), "requests/s");
        Figure Slowest(int server, string name) =>
            Figure.Reported($"{query.Name}: p99 of {name}", Of(server, f => f.SlowestMs), "ms");
        Figure Time(int server, string name) => Figure.Reported(
            $"{query.Name}: processor time of {name}", Of(server, f => f.ProcessorMicroseconds), "us/request");
        return
        [
            Rate(Ours, "ours") with { Note = $"median of {RoundCount} turns" },
            Rate(Yoga, "GraphQL Yoga"),
            Rate(Mercurius, "Mercurius with jit"),
            Rate(Kestrel, "bare Kestrel, a constant") with { Note = "the ceiling" },
            Figure.AtLeast($"{query.Name}: ours to Yoga", Ratio(Yoga), "times", query.YogaRatioMin),
            Figure.AtLeast($"{query.Name}: ours to Mercurius", Ratio(Mercurius), "times", query.MercuriusRatioMin),
            Figure.Reported($"{query.Name}: ours to bare Kestrel", Ratio(Kestrel), "times", "the distance to the ceiling"),
            Figure.AtMost(
                $"{query.Name}: p99 of ours", Of(Ours, f => f.SlowestMs), "ms",
                Math.Min(Of(Yoga, f => f.SlowestMs), Of(Mercurius, f => f.SlowestMs)), "the lower of the peers'"),
            Slowest(Yoga, "Yoga"),
            Slowest(Mercurius, "Mercurius"),
            Slowest(Kestrel, "bare Kestrel"),
            Time(Ours, "ours"),
            Time(Yoga, "Yoga"),
            Time(Mercurius, "Mercurius"),
            Time(Kestrel, "bare Kestrel"),
        ];
    }
}
