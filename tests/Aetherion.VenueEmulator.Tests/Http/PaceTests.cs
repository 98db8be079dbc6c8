using System.Diagnostics;
using System.Net.WebSockets;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.VenueEmulator.Tests.Http;

public class PaceTests
{
    /// <summary>Recorded at 153 messages a second.</summary>
    private const double Speed = 140;

    private const int FramesWanted = 90_000;

    [Fact(Explicit = true)]
    public async Task Twenty_thousand_messages_a_second_reach_a_client_over_a_socket()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var options = new BinanceVenueOptions
        {
            Recordings = [SharedFile.Recording(SharedFile.SpotBitcoin)],
            Playback = new PlaybackOptions(Speed, IsLooping: true),
            History = TimeSpan.Zero,
        };
        var venue = new BinanceVenue(options, TimeProvider.System.GetUtcNow().UtcDateTime);
        await using var host = await EmulatorHost.StartAsync(new FaultyVenue(venue, 1), 0, TimeProvider.System, timeout.Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://{host.Address.Authority}/stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker/btcusdt@trade"), timeout.Token);
        var started = Stopwatch.GetTimestamp();
        var buffer = new byte[256 * 1024];
        for (var frames = 0; frames < FramesWanted;)
            frames += (await socket.ReceiveAsync(buffer.AsMemory(), timeout.Token)).EndOfMessage ? 1 : 0;
        var rate = FramesWanted / Stopwatch.GetElapsedTime(started).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{rate:0} messages/s");
        rate.ShouldBeGreaterThan(19_000);
    }
}
