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
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
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

        Uri[] addresses = [ours.Address, yoga.Address, mercurius.Address, kestrel.Address];
        foreach (var address in addresses)
            await LoadGenerator.RunAsync(address, files.Request, WarmUp, ours.Key);
        List<LoadFigures[]> rounds = [];
        for (var round = 0; round < RoundCount; round++)
        {
            var turn = new LoadFigures[addresses.Length];
            for (var server = 0; server < addresses.Length; server++)
                turn[server] = await LoadGenerator.RunAsync(addresses[server], files.Request, RoundTime, ours.Key);
            rounds.Add(turn);
        }

        return Report(query, rounds);
    }

    private static Figure[] Report(ApiQuery query, List<LoadFigures[]> rounds)
    {
        const int Ours = 0;
        double Rate(int server) => Median.Of(rounds.Select(r => r[server].Rate));
        double Slowest(int server) => Median.Of(rounds.Select(r => r[server].SlowestMs));
        double Ratio(int other) => Median.Of(rounds.Select(r => r[Ours].Rate / r[other].Rate));
        var note = $"median of {RoundCount} turns";
        return
        [
            Figure.Reported($"{query.Name}: ours", Rate(Ours), "requests/s", note),
            Figure.Reported($"{query.Name}: GraphQL Yoga", Rate(1), "requests/s"),
            Figure.Reported($"{query.Name}: Mercurius with jit", Rate(2), "requests/s"),
            Figure.Reported($"{query.Name}: bare Kestrel, a constant", Rate(3), "requests/s", "the ceiling"),
            Figure.AtLeast($"{query.Name}: ours to Yoga", Ratio(1), "times", query.YogaRatioMin),
            Figure.AtLeast($"{query.Name}: ours to Mercurius", Ratio(2), "times", query.MercuriusRatioMin),
            Figure.Reported($"{query.Name}: ours to bare Kestrel", Ratio(3), "times", "the distance to the ceiling"),
            Figure.AtMost($"{query.Name}: p99 of ours", Slowest(Ours), "ms", Math.Min(Slowest(1), Slowest(2)),
                "the lower of the peers'"),
            Figure.Reported($"{query.Name}: p99 of Yoga", Slowest(1), "ms"),
            Figure.Reported($"{query.Name}: p99 of Mercurius", Slowest(2), "ms"),
            Figure.Reported($"{query.Name}: p99 of bare Kestrel", Slowest(3), "ms"),
        ];
    }
}
