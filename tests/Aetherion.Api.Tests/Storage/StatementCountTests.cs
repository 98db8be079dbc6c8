using System.Collections.Immutable;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Storage;

/// <summary>
/// A list of fifty is read with as many statements as a list of two, whatever is asked of each item. On a real database.
/// </summary>
public sealed class StatementCountTests : IAsyncLifetime
{
    private const int ParentsMax = 50;

    private readonly string _directory = Directory.CreateTempSubdirectory("aetherion-count-").FullName;
    private readonly StatementCounter _counter = new();
    private AetherionDatabase _database = null!;
    private TestApi _api = null!;

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

    [Theory]
    [InlineData("instruments", "candles(timeframe: M1, first: 3) { nodes { open regime } }", 3)]
    [InlineData("instruments", "regimeHistory(first: 3) { nodes { id instrument { id } } }", 1)]
    [InlineData("instruments", "featureHistory(first: 3) { nodes { logReturn } }", 1)]
    [InlineData("instruments", "trades(first: 3) { nodes { price } }", 1)]
    [InlineData("bots", "orders(first: 2) { nodes { id fills { id } bot { name } } }", 2)]
    [InlineData("bots", "fills(first: 2) { nodes { id order { id } } }", 2)]
    [InlineData("bots", "events(fromSequence: 0, first: 2) { sequence } account { id }", 1)]
    [InlineData("positions", "bot { orders(first: 1) { nodes { id } } }", 1)]
    [InlineData("orders", "bot { name } instrument { id } fills { id }", 2)]
    [InlineData("fills", "order { id bot { id } }", 2)]
    [InlineData("jobs", "... on TrainingJob { model { version } instrument { id } }", 3)]
    [InlineData("decisions", "... on StrategySwitch { instrument { id } } ... on RegimeTransition { instrument { id } }", 2)]
    public async Task A_list_of_fifty_takes_as_many_statements_as_one_of_two(string list, string fields, int statements)
    {
        await CountAsync(list, fields, 2);

        var (few, two) = await CountAsync(list, fields, 2);
        var (many, fifty) = await CountAsync(list, fields, ParentsMax);

        two.ShouldBe(2);
        fifty.ShouldBe(ParentsMax);
        many.Count.ShouldBe(few.Count, string.Join('\n', many));
        many.Count.ShouldBe(statements, string.Join('\n', many));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("fills")]
    [InlineData("jobs")]
    [InlineData("decisions")]
    public async Task Many_nodes_take_as_many_statements_as_two(string list)
    {
        var page = (await _api.QueryAsync($"{{ {list}(first: {ParentsMax}) {{ nodes {{ id }} }} }}"))[list]!["nodes"]!.AsArray();
        var ids = page.Select(node => (string)node!["id"]!).ToList();
        _counter.Take();
        await FindAsync([ids[0], ids[^1]]);
        var few = _counter.Take();

        await FindAsync(ids);

        _counter.Take().Count.ShouldBe(few.Count);
    }

    private async Task FindAsync(List<string> ids)
    {
        var nodes = (await _api.QueryAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids }))["nodes"]!;
        nodes.AsArray().Select(node => (string?)node?["id"]).ShouldBe(ids);
    }

    private async Task<(IReadOnlyList<string> Statements, int Count)> CountAsync(string list, string fields, int size)
    {
        _counter.Take();
        var nodes = (await _api.QueryAsync($"{{ {list}(first: {size}) {{ nodes {{ id {fields} }} }} }}"))[list]!["nodes"]!;
        return (_counter.Take(), nodes.AsArray().Count);
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
            .AddSingleton<IModelRegistry>(new ModelRegistry(source, TimeProvider.System));
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
