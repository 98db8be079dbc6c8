using System.Collections.Immutable;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Storage;

/// <summary>The API on a real database whose statements are counted, with fifty of everything.</summary>
public sealed class CountedStorage : IAsyncLifetime
{
    internal const int ParentsMax = 50;

    private readonly string _directory = Directory.CreateTempSubdirectory("aetherion-count-").FullName;
    private readonly StatementCounter _counter = new();
    private AetherionDatabase _database = null!;
    private TestApi _api = null!;

    internal TestApi Api => _api;

    internal StatementCounter Counter => _counter;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_directory, (UnixFileMode)0b111_101_101);
        _database = await AetherionDatabase.OpenAsync(
            new AetherionDatabaseOptions { Embedded = new EmbeddedPostgresOptions(Path.Combine(_directory, "db")) { IsDurable = false } },
            _counter,
            Cancel);
        ImmutableArray<Instrument> instruments =
        [
            .. Enumerable.Range(0, ParentsMax).Select(i => TestData.Btc with { Id = new InstrumentId("sim", $"I{i:00}") }),
        ];
        var parts = new TestApiParts(new FakeCatalog([.. instruments]));
        AddBots(parts, instruments);
        _api = await TestApi.StartAsync(parts: parts, addServices: AddStorage);
        await StoreAsync(parts, instruments);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private void AddStorage(IServiceCollection services)
    {
        var source = _database.DataSource;
        var retry = new OutageRetry(
            new OutageRetryOptions(), new StorageHealth(source, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System);
        services.AddSingleton<IMarketDataHistory>(new MarketDataHistory(source))
            .AddSingleton<IRegimeHistory>(new RegimeHistory(source, retry))
            .AddSingleton<ITradingJournal>(new TradingJournal(source, retry))
            .AddSingleton<ITradingHistory>(new TradingHistory(source))
            .AddSingleton<IDecisionHistory>(new DecisionHistory(source))
            .AddSingleton<ITrainingJobs>(new TrainingJobTable(source, TimeProvider.System))
            .AddSingleton<IModelRegistry>(new ModelRegistry(source, TimeProvider.System))
            .AddSingleton<IWebhookStore>(new WebhookStore(
                source, new ModelRegistry(source, TimeProvider.System), TimeProvider.System));
    }

    private static void AddBots(TestApiParts parts, ImmutableArray<Instrument> instruments)
    {
        for (var i = 0; i < ParentsMax; i++)
        {
            var key = new TenantKey("local", $"bot-{i:00}");
            var bot = TestData.Bot(key);
            parts.Tenant.Add(bot with
            {
                Configuration = bot.Configuration with { Symbol = new SymbolKey(instruments[i].Id) },
                Position = bot.Position with { Quantity = new Quantity(5) },
            });
            parts.Cluster.Put<IAccountGrain>(key.ToString(), new FakeAccountGrain(TestData.Account(key)));
        }
    }

    private async Task StoreAsync(TestApiParts parts, ImmutableArray<Instrument> instruments)
    {
        await using var writer = new MarketDataWriter(
            _database.DataSource, new MarketDataWriterOptions(),
            new StorageHealth(_database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System, NullLogger<MarketDataWriter>.Instance);
        for (var i = 0; i < ParentsMax; i++)
        {
            var symbol = new SymbolKey(instruments[i].Id);
            await writer.WriteBarsAsync(
                new ClosedBarBatch(symbol, Timeframe.M1, "m", [.. Enumerable.Range(0, 4).Select(n => TestData.Bar(n))]), Cancel);
            await writer.WriteTicksAsync(
                new MarketEventBatch(symbol, [.. Enumerable.Range(1, 4).Select(n => MarketEvent.Of(TestData.Trade(n)))]), Cancel);
            var key = new RegimeKey(symbol, Timeframe.M1);
            await _api.Service<IRegimeHistory>().AppendAsync(
                [TestData.Transition(1, 1, Regime.Bull, Regime.Bear) with { Key = key, Id = $"{key}#1" }], Cancel);
            await StoreOrderAsync(new TenantKey("local", $"bot-{i:00}"), symbol, i);
            await _api.Service<ITrainingJobs>().EnqueueAsync(
                new TrainingJobRequest(new ModelScope(ModelFamilies.Regime, symbol.Instrument, Timeframe.M1), symbol.Instrument, Timeframe.M1, "t"),
                requestId: null, Cancel);
        }
        foreach (var job in await _api.Service<ITrainingJobs>().ListAsync(ParentsMax, Cancel))
            await EndAsync(job);
    }

    private async Task StoreOrderAsync(TenantKey bot, SymbolKey symbol, int number)
    {
        var order = TestData.Order(bot, $"o{number:00}") with { Symbol = symbol, CreatedTime = TestData.Start.AddMinutes(number) };
        var fill = TestData.Fill($"o{number:00}-1", order.Id) with { Symbol = symbol };
        await _api.Service<ITradingJournal>().AppendAsync(
            [TestData.Event(bot, 1) with { Kind = BotEventKind.OrderChanged, Order = order, Fill = fill }], Cancel);
        await _api.Service<ITradingJournal>().AppendAsync(
            [new StrategySwitch($"s{number}", new StrategyKey("local", "s", new RegimeKey(symbol, Timeframe.M1)), 1, "a", "b", Regime.Bull, 0.5, 1, TestData.Start.AddMinutes(number), "R")],
            Cancel);
    }

    // Names a model that is not registered: it is looked for all the same.
    private async Task EndAsync(TrainingJob job)
    {
        await using var command = _database.DataSource.CreateCommand(
            "UPDATE jobs SET state = 'Succeeded', model_version = $1 WHERE number = $2");
        command.Parameters.AddWithValue($"v{job.Number}");
        command.Parameters.AddWithValue(job.Number);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
