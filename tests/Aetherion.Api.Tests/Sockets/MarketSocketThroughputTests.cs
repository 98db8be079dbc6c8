using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Aetherion.Api.Sockets;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Sockets;

/// <summary>
/// The path from the stream to a subscriber at 50,000 ticks a second over 100 symbols. It holds that none is lost and
/// every symbol's come in order; what it measures is written to the output, since other work on the machine is in it.
/// </summary>
public sealed class MarketSocketThroughputTests(ITestOutputHelper output)
{
    /// <summary>Names for how many seconds ticks are sent; 1 without it.</summary>
    private const string SecondsVariable = "AETHERION_SOCKET_SECONDS";

    private const int SymbolCount = 100;
    private const int TicksPerSecond = 50_000;
    private const int RoundsPerSecond = 100;
    private const int TicksPerBatch = TicksPerSecond / SymbolCount / RoundsPerSecond;

    [Fact]
    public async Task No_tick_is_lost_between_the_stream_and_a_subscriber()
    {
        var seconds = int.Parse(
            Environment.GetEnvironmentVariable(SecondsVariable) ?? "1", CultureInfo.InvariantCulture);
        var instruments = Enumerable.Range(0, SymbolCount)
            .Select(i => new Instrument(
                new InstrumentId("sim", $"SYM{i:000}"), Market.Crypto, "S", "USD", 0.01m, 0.001m, 1m))
            .ToImmutableArray();
        await using var api = await TestApi.StartAsync(parts: new TestApiParts(new FakeCatalog(instruments)));
        using var socket = await api.ConnectAsync("/ws/market?types=tick");
        await Waiting.UntilAsync(() => api.Service<SocketServer>().FollowingCount == 1, "the socket to follow");
        var total = seconds * TicksPerSecond;
        var sentAt = new long[total + 1];
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();

        var receiving = Task.Run(() => ReceiveAsync(socket, sentAt, total));
        await PublishAsync(api, instruments, sentAt, seconds * RoundsPerSecond);
        var latencies = await receiving;

        var elapsed = Stopwatch.GetElapsedTime(started);
        var cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        Array.Sort(latencies);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{total} ticks in {elapsed.TotalSeconds:F2} s; p50 {latencies[total / 2]:F2} ms, p99 "
            + $"{latencies[total * 99 / 100]:F2} ms,"
            + $" most {latencies[^1]:F2} ms; processor {cpu / elapsed:P0} of one core, publisher and client included"));
        latencies.Length.ShouldBe(total);
    }

    private static async Task PublishAsync(
        TestApi api, ImmutableArray<Instrument> instruments, long[] sentAt, int rounds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / RoundsPerSecond));
        var sequence = 0;
        for (var round = 0; round < rounds; round++)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            foreach (var instrument in instruments)
            {
                var key = new SymbolKey(instrument.Id);
                var trades = Enumerable.Range(sequence + 1, TicksPerBatch).Select(
                    i => MarketEvent.Of(TestData.Trade(i)));
                var batch = new MarketEventBatch(key, [.. trades]);
                for (var i = 0; i < TicksPerBatch; i++)
                    sentAt[++sequence] = Stopwatch.GetTimestamp();
                await api.Cluster.Streams.PublishAsync(StreamNames.TicksOf(key), batch);
            }
        }
    }

    private static async Task<double[]> ReceiveAsync(ClientWebSocket socket, long[] sentAt, int total)
    {
        var latencies = new double[total];
        var lastOfSymbol = new Dictionary<string, long>(StringComparer.Ordinal);
        var buffer = new byte[4096];
        for (var count = 0; count < total; count++)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            received.EndOfMessage.ShouldBeTrue();
            var (symbol, sequence) = Read(buffer.AsSpan(0, received.Count));
            if (lastOfSymbol.TryGetValue(symbol, out var last) && sequence <= last)
                throw new ShouldAssertException($"{symbol}: {sequence} came after {last}.");
            lastOfSymbol[symbol] = sequence;
            latencies[count] = Stopwatch.GetElapsedTime(sentAt[sequence]).TotalMilliseconds;
        }
        return latencies;
    }

    private static (string Symbol, long Sequence) Read(ReadOnlySpan<byte> message)
    {
        var symbol = After(message, "\"symbol\":\""u8);
        var sequence = After(message, "\"sequence\":"u8);
        return (
            Encoding.ASCII.GetString(symbol[..symbol.IndexOf((byte)'"')]),
            long.Parse(sequence[..sequence.IndexOf((byte)',')], CultureInfo.InvariantCulture));
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name) =>
        message[(message.IndexOf(name) + name.Length)..];
}
