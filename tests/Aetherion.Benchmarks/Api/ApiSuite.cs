namespace Aetherion.Benchmarks.Api;

/// <summary>The figures of the GraphQL API beside those of its peers.</summary>
internal static class ApiSuite
{
    /// <summary>Its benchmarks in order, each asked for alone as <c>api/NAME</c>.</summary>
    public static IReadOnlyList<Benchmark> Benchmarks { get; } =
    [
        new("api/documents", "documents, parsed and validated", DocumentBenchmark.RunAsync),
        new("api/small", "a small query: ours, Yoga, Mercurius, bare Kestrel", () => PeerBenchmark.RunAsync(ApiQuery.Small)),
        new("api/list", "a list of 500 objects: the same four", () => PeerBenchmark.RunAsync(ApiQuery.List)),
        new("api/subscribers", "5,000 WebSocket subscribers on one core", SubscriberBenchmark.RunAsync),
        new("api/regime", "a regime change under 1,000 requests/s", RegimeLatencyBenchmark.RunAsync),
        new("api/neighbour", "a tenant beside another that floods the service", NeighbourBenchmark.RunAsync),
    ];
}
