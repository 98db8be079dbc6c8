using System.Diagnostics;
using System.Net.WebSockets;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Recordings;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Benchmarks.Venues;

/// <summary>How many recorded messages a second the venue emulator brings to one client over a socket.</summary>
internal static class EmulatorPaceBenchmark
{
    /// <summary>Recorded at 153 messages a second, so that about 21,000 are due in a second.</summary>
    private const double Speed = 140;

    private const double RateMin = 20_000;
    private const int WarmUpFrames = 20_000;
    private const int Frames = 90_000;
    private const string Streams = "btcusdt@depth@100ms/btcusdt@bookTicker/btcusdt@trade";
    private const string Recording = "orderbook/binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        using CancellationTokenSource timeout = new(Timeout);
        BinanceVenueOptions options = new()
        {
            Recordings = [RecordingReader.Read(RepositoryPaths.Shared($"data/{Recording}"))],
            Playback = new PlaybackOptions(Speed, IsLooping: true),
            History = TimeSpan.Zero,
        };
        BinanceVenue venue = new(options, TimeProvider.System.GetUtcNow().UtcDateTime);
        await using var host = await EmulatorHost.StartAsync(new FaultyVenue(venue, 1), 0, TimeProvider.System, timeout.Token);
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/stream?streams={Streams}"), timeout.Token);
        await ReceiveAsync(socket, WarmUpFrames, timeout.Token);
        var from = Stopwatch.GetTimestamp();
        await ReceiveAsync(socket, Frames, timeout.Token);
        var rate = Frames / Stopwatch.GetElapsedTime(from).TotalSeconds;
        return [Figure.AtLeast("emulator to one client", rate, "messages/s", RateMin, "depth, trades and quotes of spot, by socket")];
    }

    private static async Task ReceiveAsync(ClientWebSocket socket, int frames, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        for (var received = 0; received < frames;)
            received += (await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken)).EndOfMessage ? 1 : 0;
    }
}
