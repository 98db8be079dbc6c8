using System.Collections.Immutable;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Postgres.Tests;

/// <summary>Grain state and journals while a server of their own is away.</summary>
[Collection(OutageCollection.Name)]
public sealed class PostgresOutageTests(OutageFixture outage) : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("counter", "one");

    private readonly StorageHealth _health =
        new(outage.Database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Source => outage.Database.DataSource;

    public async ValueTask InitializeAsync() => await outage.Server.StartAsync(Cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task State_and_journal_written_while_the_server_is_away_are_stored_when_it_is_back()
    {
        var retry = Retry(TimeSpan.FromSeconds(30));
        var storage = new PostgresGrainStorage(Source, "market", new PostgresGrainStorageOptions(), retry);
        var journal = new TradingJournal(Source, retry);
        var state = new Record();
        await storage.WriteStateAsync("state", Grain, state);
        var unavailable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _health.Changed += (_, status) => unavailable.TrySetResult();
        await outage.Server.StopAsync(Cancel);

        state.State.Value = 7;
        var write = storage.WriteStateAsync("state", Grain, state);
        var bot = new TenantKey("local", "bot");
        var append = journal.AppendAsync(
            ImmutableArray.Create(TradingFactory.Event(bot, 1, MarketDataFactory.Key("X"))), Cancel);
        await unavailable.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        _health.Status.IsHealthy.ShouldBeFalse();
        await outage.Server.StartAsync(Cancel);
        await write;
        await append;

        var copy = new Record();
        await storage.ReadStateAsync("state", Grain, copy);
        copy.State.Value.ShouldBe(7);
        copy.ETag.ShouldBe(state.ETag);
        (await journal.ReadEventsAsync(bot, 0, 10, Cancel)).Length.ShouldBe(1);
        _health.Status.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task An_outage_longer_than_the_time_allowed_is_an_error()
    {
        var storage = new PostgresGrainStorage(
            Source, "market", new PostgresGrainStorageOptions(), Retry(TimeSpan.FromMilliseconds(50)));
        await outage.Server.StopAsync(Cancel);

        await Should.ThrowAsync<NpgsqlException>(() => storage.WriteStateAsync("state", Grain, new Record()));

        _health.Status.IsHealthy.ShouldBeFalse();
    }

    private OutageRetry Retry(TimeSpan retryFor) =>
        new(new OutageRetryOptions { RetryFor = retryFor }, _health, TimeProvider.System);

    public sealed class Counter
    {
        public int Value { get; set; }
    }

    private sealed class Record : IGrainState<Counter>
    {
        public Counter State { get; set; } = new();

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
