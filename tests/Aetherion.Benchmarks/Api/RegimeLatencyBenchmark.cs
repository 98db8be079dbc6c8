using System.Net.Http.Json;
using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// From the publishing of a regime change to its subscribers over WebSocket, while the service answers 1,000 other requests
/// a second.
/// </summary>
internal static class RegimeLatencyBenchmark
{
    private const int SubscriberCount = 10;
    private const int RequestsPerSecond = 1000;
    private const int RequestsPerTick = 10;
    private const double SlowestMsMax = 10;

    private const string Document =
        """subscription { regimeChanged(instrumentId: "sim:BTC-USD") { epoch sequence ... on RegimeChange { previous current confidence reasonCode probabilities { label probability } at: barCloseTime } } }""";

    private const string Query = "{ instruments { nodes { id symbol venue market baseCurrency quoteCurrency priceTick } } }";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    private static long _answered;

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        using var server = await PeerProcess.StartRegimesAsync();
        using var fleet = new SubscriberFleet();
        await fleet.OpenAsync(server.Address, Document, SubscriberCount);
        using var ending = new CancellationTokenSource();
        var load = LoadAsync(server.Address, ending.Token);
        await fleet.MeasureAsync(WarmUp);
        var answered = Volatile.Read(ref _answered);
        var delays = await fleet.MeasureAsync(Duration);
        var rate = (Volatile.Read(ref _answered) - answered) / fleet.Elapsed.TotalSeconds;
        await ending.CancelAsync();
        await load.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return
        [
            Figure.AtMost("regime change to a subscriber, p99", Median.Quantile(delays, 0.99), "ms", SlowestMsMax,
                $"{delays.Count:#,0} deliveries; median {Median.Of(delays):0.00} ms"),
            Figure.AtLeast("the same: other requests", rate, "requests/s", 0.95 * RequestsPerSecond),
        ];
    }

    private static async Task LoadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)RequestsPerTick / RequestsPerSecond));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (var i = 0; i < RequestsPerTick; i++)
                _ = AskAsync(http, cancellationToken);
        }
    }

    private static async Task AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri("/graphql", UriKind.Relative), new { query = Query }, cancellationToken);
        response.EnsureSuccessStatusCode();
        Interlocked.Increment(ref _answered);
    }
}
