using System.Diagnostics;
using System.Threading.Channels;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests;

/// <summary>A server of its own that is really stopped, killed and started while rows are produced.</summary>
[Collection(OutageCollection.Name)]
public sealed class MarketDataOutageTests : IAsyncLifetime
{
    private const int BatchRows = 50;
    private const int QueuedRowsMax = 2_000;

    private static readonly string[] Symbols = ["A", "B"];
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    private readonly OutageFixture _outage;
    private readonly StorageHealth _health;
    private readonly MarketDataWriter _writer;

    public MarketDataOutageTests(OutageFixture outage)
    {
        _outage = outage;
        _health = new StorageHealth(
            outage.Database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance);
        _writer = new MarketDataWriter(
            outage.Database.DataSource,
            new MarketDataWriterOptions
            {
                QueuedRowsMax = QueuedRowsMax,
                FlushRows = 400,
                FlushInterval = TimeSpan.FromMilliseconds(10),
                RetryDelayBase = TimeSpan.FromMilliseconds(20),
                RetryDelayMax = TimeSpan.FromMilliseconds(100),
            },
            _health,
            TimeProvider.System,
            NullLogger<MarketDataWriter>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private EmbeddedPostgres Server => _outage.Server;

    public async ValueTask InitializeAsync() => await Server.StartAsync(Cancel);

    public async ValueTask DisposeAsync() => await _writer.DisposeAsync();

    [Fact]
    public async Task Everything_produced_while_the_server_stops_dies_and_returns_is_stored_once()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var produced = new ProducedRows();
        var producers = Symbols.Select(symbol => Task.Run(
            () => ProduceAsync(MarketDataFactory.Key(symbol), produced, stop.Token), Cancel)).ToArray();

        await ProduceMoreAsync(produced, 3_000);
        await OutageAsync(produced, () => Server.StopAsync(Cancel));
        await OutageAsync(produced, KillServerAsync);
        await stop.CancelAsync();
        await Task.WhenAll(producers);
        await _writer.FlushAsync(Cancel).WaitAsync(WaitMax, Cancel);

        foreach (var symbol in Symbols)
        {
            var key = MarketDataFactory.Key(symbol);
            var expected = Enumerable.Range(1, (int)produced.LastOf(key)).Select(i => (long)i).ToArray();
            expected.Length.ShouldBeGreaterThan(1_000);
            var history = new MarketDataHistory(_outage.Database.DataSource);
            (await history.ReadTicksAfterAsync(key, 0, int.MaxValue, Cancel)).Select(
                t => t.Sequence).ShouldBe(expected);
            var bars = (await history.ReadBarsAfterAsync(key, Timeframe.S1, 0, int.MaxValue, Cancel)).Bars;
            bars.ShouldBe(MarketDataFactory.Bars(key, Timeframe.S1, 1, expected.Length).Bars);
        }
        _health.Status.QueuedRows.ShouldBe(0);
    }

    [Fact]
    public async Task A_probe_tells_whether_the_server_answers()
    {
        (await _health.ProbeAsync(Cancel)).IsHealthy.ShouldBeTrue();
        await Server.StopAsync(Cancel);

        var status = await _health.ProbeAsync(Cancel);

        status.IsHealthy.ShouldBeFalse();
        status.UnavailableSince.ShouldNotBeNull();
        status.LastError.ShouldNotBeNullOrEmpty();
        await Server.StartAsync(Cancel);
        await WaitAsync("a healthy probe", async () => (await _health.ProbeAsync(Cancel)).IsHealthy);
    }

    [Fact]
    public async Task A_server_that_hangs_is_noticed_though_nobody_writes_and_so_is_its_return()
    {
        var statuses = Channel.CreateUnbounded<bool>();
        _health.Changed += (_, status) => statuses.Writer.TryWrite(status.IsHealthy);
        using var probe = new StorageProbe(_health, TimeProvider.System);
        // Only the postmaster hangs: what asks has to need a new connection.
        _outage.Database.DataSource.Clear();
        await SignalServerAsync("STOP");
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await probe.StartAsync(Cancel);
            (await statuses.Reader.ReadAsync(Cancel).AsTask().WaitAsync(WaitMax, Cancel)).ShouldBeFalse();
            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }
        finally
        {
            await SignalServerAsync("CONT");
        }
        (await statuses.Reader.ReadAsync(Cancel).AsTask().WaitAsync(WaitMax, Cancel)).ShouldBeTrue();
        await probe.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_stop_without_a_server_gives_up_in_time()
    {
        await Server.StopAsync(Cancel);
        await using var writer = new MarketDataWriter(
            _outage.Database.DataSource,
            new MarketDataWriterOptions { StopTimeout = TimeSpan.FromMilliseconds(200) },
            _health,
            TimeProvider.System,
            NullLogger<MarketDataWriter>.Instance);
        var key = MarketDataFactory.Key("LOST");
        await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 1, 5), Cancel);
        await writer.WriteBarsAsync(MarketDataFactory.Bars(key, Timeframe.S1, 1, 5), Cancel);
        var flush = writer.FlushAsync(Cancel);

        await writer.DisposeAsync().AsTask().WaitAsync(WaitMax, Cancel);

        await Should.ThrowAsync<OperationCanceledException>(() => flush.WaitAsync(WaitMax, Cancel));
    }

    private async Task OutageAsync(ProducedRows produced, Func<Task> takeAway)
    {
        await takeAway();
        await WaitAsync("the health to tell of the outage", () => Task.FromResult(!_health.Status.IsHealthy));
        await WaitAsync(
            "queues to fill", () => Task.FromResult(_health.Status.QueuedRows >= QueuedRowsMax - BatchRows));
        _health.Status.QueuedRows.ShouldBeLessThanOrEqualTo(3 * QueuedRowsMax);
        await Server.StartAsync(Cancel);
        await WaitAsync("the health to tell of the return", () => Task.FromResult(_health.Status.IsHealthy));
        await ProduceMoreAsync(produced, 3_000);
    }

    private async Task SignalServerAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{Server.ServerProcessId}"]);
        await kill.WaitForExitAsync(Cancel);
    }

    private async Task KillServerAsync()
    {
        using var server = Process.GetProcessById(Server.ServerProcessId!.Value);
        server.Kill();
        await server.WaitForExitAsync(Cancel);
    }

    private async Task ProduceAsync(SymbolKey key, ProducedRows produced, CancellationToken cancellationToken)
    {
        for (var first = 1L; !cancellationToken.IsCancellationRequested; first += BatchRows)
        {
            // A row that is offered counts, whatever becomes of the server.
            await _writer.WriteTicksAsync(MarketDataFactory.Ticks(key, first, BatchRows), Cancel);
            await _writer.WriteBarsAsync(MarketDataFactory.Bars(key, Timeframe.S1, first, BatchRows), Cancel);
            produced.Add(key, BatchRows);
        }
    }

    private static async Task ProduceMoreAsync(ProducedRows produced, long rows)
    {
        var goal = produced.Total + rows;
        await WaitAsync($"{rows} more rows", () => Task.FromResult(produced.Total >= goal));
    }

    private static async Task WaitAsync(string what, Func<Task<bool>> isReached)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await isReached())
        {
            if (Stopwatch.GetElapsedTime(begun) > WaitMax)
                throw new TimeoutException($"Waited {WaitMax.TotalSeconds} s for {what}.");
            await Task.Delay(5, Cancel);
        }
    }

    private sealed class ProducedRows
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<SymbolKey, long> _rows = [];

        public long Total
        {
            get
            {
                lock (_lock)
                    return _rows.Values.Sum();
            }
        }

        public void Add(SymbolKey key, long rows)
        {
            lock (_lock)
                _rows[key] = _rows.GetValueOrDefault(key) + rows;
        }

        public long LastOf(SymbolKey key)
        {
            lock (_lock)
                return _rows[key];
        }
    }
}
