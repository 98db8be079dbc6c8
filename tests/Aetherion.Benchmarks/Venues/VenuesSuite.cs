using Aetherion.Benchmarks.Venues.Latency;

namespace Aetherion.Benchmarks.Venues;

/// <summary>The figures of decoding venues' messages and keeping their books.</summary>
internal static class VenuesSuite
{
    /// <summary>Its benchmarks in order, each asked for alone as <c>venues/NAME</c>.</summary>
    public static IReadOnlyList<Benchmark> Benchmarks { get; } =
    [
        new("venues/decode", "venues: frames to messages", () => Task.FromResult(VenueDecodeBenchmark.Run())),
        new("venues/book", "venues: updates to books", () => Task.FromResult(VenueBookBenchmark.Run())),
        new("venues/latency", "venues: socket to features", VenueLatencyBenchmark.RunAsync),
        new("venues/emulator", "venues: the emulator to a client", EmulatorPaceBenchmark.RunAsync),
        new("venues/replay", "venues: recordings to features", () => Task.FromResult(VenueReplayBenchmark.Run())),
    ];
}
