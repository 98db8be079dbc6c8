using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Core;

/// <summary>
/// 50,000 simulated ticks a second over 100 symbols for a minute, through grains and storage to a WebSocket.
/// </summary>
internal static class TickFlowBenchmark
{
    private const int SymbolCount = 100;
    private const int TicksPerSecond = 50_000;
    private const double LatencyMillisecondsMax = 25;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private const int CalmPolls = 10;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CaughtUpAge = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        using var data = new TemporaryFolder();
        // Symbols that never close, so that the rate does not depend on the hour.
        var symbols = string.Join(',', CryptoSymbols());
        var interval = TimeSpan.FromSeconds((double)SymbolCount / TicksPerSecond);
        using var service = ServiceProcess.Start(
            "run", "--port", "0", "--data", data.Path, "--symbols", symbols, "--backfill", "10m",
            "--tick-interval", string.Create(CultureInfo.InvariantCulture, $"{interval.TotalMilliseconds}ms"));
        await service.WaitUntilReadyAsync(ReadyTimeout);
        await WaitUntilCaughtUpAsync(service.Address);
        var received = await SubscribeAsync(service.Address);
        var megabytes = service.PeakMegabytes;
        await service.StopAsync();
        var stored = await StoredTicks.ReadAsync(data.Path);
        return Report(received, stored, megabytes);
    }

    private static IEnumerable<string> CryptoSymbols() =>
    [
        "sim:BTC-USD", "sim:ETH-USD", "sim:SOL-USD", "sim:ILV-USD",
        .. Enumerable.Range(13, SymbolCount - 4).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"sim:SIM{i:D3}-USD")),
    ];

    private static IEnumerable<Figure> Report(TickReader received, StoredTicks stored, double megabytes)
    {
        yield return Figure.AtLeast(
            "ticks to a subscriber", received.MessageCount / received.Seconds, "ticks/s", TicksPerSecond * 0.98,
            $"{SymbolCount} symbols, {received.Seconds:0} s");
        yield return Figure.AtMost(
            "ticks lost on the way", received.MissingCount, "ticks", 0, "gaps in the sequences received");
        yield return Figure.AtMost(
            "tick to subscriber, p99", received.LatencyQuantile(0.99), "ms", LatencyMillisecondsMax,
            $"median {received.LatencyQuantile(0.5):0.0} ms, max {received.LatencyQuantile(1):0} ms");
        yield return Figure.AtMost(
            "ticks not stored", stored.MissingCount, "ticks", 0,
            $"{stored.RowCount:#,0} rows, sequences without a gap");
        yield return Figure.Reported("memory at 50,000 ticks/s", megabytes, "MB", "peak resident, PostgreSQL apart");
    }

    /// <summary>While the past was filled events piled up; the measurement begins when they are through.</summary>
    private static async Task WaitUntilCaughtUpAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var clock = Stopwatch.StartNew();
        for (var calm = 0; calm < CalmPolls;)
        {
            if (clock.Elapsed > ReadyTimeout)
                throw new TimeoutException($"The feed did not catch up within {ReadyTimeout}.");
            await Task.Delay(PollInterval);
            using var status = JsonDocument.Parse(
                await http.GetStringAsync(new Uri("/api/market/snapshot/CRYPTO?symbol=SIM100-USD", UriKind.Relative)));
            var last = status.RootElement.GetProperty("symbols")[0].GetProperty("lastEventTime");
            var isCalm = last.ValueKind == JsonValueKind.String && DateTime.UtcNow - last.GetDateTime() < CaughtUpAge;
            calm = isCalm ? calm + 1 : 0;
        }
    }

    private static async Task<TickReader> SubscribeAsync(Uri address)
    {
        using var socket = new ClientWebSocket();
        var url = new UriBuilder(address) { Scheme = "ws", Path = "/ws/market", Query = "types=tick,book" }.Uri;
        await socket.ConnectAsync(url, CancellationToken.None);
        var reader = new TickReader();
        var buffer = new byte[1 << 16];
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp + Duration)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The service closed the socket: {socket.CloseStatusDescription}");
            reader.Read(buffer.AsSpan(0, length), isCounted: clock.Elapsed >= WarmUp);
        }
        reader.Seconds = Duration.TotalSeconds;
        socket.Abort();
        return reader;
    }
}
