using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class RunReportReaderTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Tenant = "local";

    private readonly RunCatalog _catalog = new(database.DataSource, TimeProvider.System);
    private readonly RunReportReader _reader = new(database.DataSource, new OneInstrument());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_decisions_give_the_same_hash_under_any_run_and_other_ones_another()
    {
        await StoreAsync("hash-a", Regime.Bull, lots: 2_500);
        await StoreAsync("hash-b", Regime.Bull, lots: 2_500);
        await StoreAsync("hash-c", Regime.Bear, lots: 2_500);
        await StoreAsync("hash-d", Regime.Bull, lots: 2_501);

        var first = await ReadAsync("hash-a");

        first.Sha256.Length.ShouldBe(64);
        first.ShouldBe(new RunReport(40, 2, 7, 1, 1, first.Sha256));
        (await ReadAsync("hash-b")).ShouldBe(first);
        (await ReadAsync("hash-c")).Sha256.ShouldNotBe(first.Sha256);
        (await ReadAsync("hash-d")).Sha256.ShouldNotBe(first.Sha256);
        (await ReadAsync("hash-none")).Bars.ShouldBe(0);
    }

    [Fact]
    public async Task Orders_of_chosen_bots_until_a_time_have_the_hash_of_a_run_that_has_only_these()
    {
        await StoreAsync("chosen", Regime.Bull, lots: 1);
        await StoreAsync("whole", Regime.Bull, lots: 1);
        await StoreAsync("whole", Regime.Bull, lots: 2, bot: "bot-other");
        var expected = await _reader.ReadOrdersAsync(new RunScope(Tenant, "chosen"), Cancel);
        RunScope whole = new(Tenant, "whole");
        RunScope chosen = whole with { Bots = ["bot-whole"] };

        (await _reader.ReadOrdersAsync(chosen, Cancel)).ShouldBe(expected);
        (await _reader.ReadOrdersAsync(whole, Cancel)).Orders.ShouldBe(2);
        (await _reader.ReadOrdersAsync(Until(chosen, DateTime.MaxValue), Cancel)).ShouldBe(expected);
        (await _reader.ReadOrdersAsync(Until(chosen, DateTime.UnixEpoch), Cancel)).Orders.ShouldBe(0);
        (await _reader.ReadOrdersAsync(chosen with { Bots = [] }, Cancel)).Orders.ShouldBe(0);
        (await _reader.ReadBotsAsync(whole, ["sim:BTC-USD"], Cancel)).ShouldBe(["bot-other", "bot-whole"]);
        (await _reader.ReadBotsAsync(whole, ["sim:ETH-USD"], Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_run_leaves_nothing_and_takes_nothing_of_others()
    {
        await StoreAsync("gone", Regime.Bull, lots: 1);
        await StoreAsync("stays", Regime.Bull, lots: 1);
        await StoreAsync("live", Regime.Bull, lots: 1);
        await database.ExecuteAsync(
            "INSERT INTO grain_state VALUES ('m', 't', 'sim:BTC-USD@gone', 's', 1, ''), "
            + "('m', 't', 'sim:BTC-USD@gone/M1', 's', 1, ''), ('m', 't', 'local/bot-gone', 's', 1, ''), "
            + "('m', 't', 'sim:BTC-USD@gone-not', 's', 1, ''), ('m', 't', 'local/bot', 's', 1, '')");

        await _catalog.DeleteAsync(Tenant, "gone", ["bot-gone"], ["local/bot-gone"], Cancel);

        (await database.ScalarAsync<long>("SELECT count(*) FROM series WHERE run = 'gone'")).ShouldBe(0);
        (await ReadAsync("gone")).ShouldBe(new RunReport(0, 0, null, 0, 0, (await ReadAsync("never")).Sha256));
        (await ReadAsync("stays")).Bars.ShouldBe(40);
        (await ReadAsync("stays")).Orders.ShouldBe(1);
        (await ReadAsync("live")).Orders.ShouldBe(1);
        (await database.ScalarAsync<string[]>("SELECT array_agg(grain_key ORDER BY grain_key) FROM grain_state"))
            .ShouldBe(["local/bot", "sim:BTC-USD@gone-not"]);
        // It can be run again at once.
        await StoreAsync("gone", Regime.Bull, lots: 1);
        (await ReadAsync("gone")).Bars.ShouldBe(40);
    }

    [Fact]
    public async Task Live_data_and_other_tenants_runs_cannot_be_deleted()
    {
        await _catalog.BeginAsync("owner", "guarded", "h", "{}", Cancel);

        await Should.ThrowAsync<PostgresException>(() => _catalog.DeleteAsync(Tenant, "live", [], [], Cancel));
        await Should.ThrowAsync<PostgresException>(() => _catalog.DeleteAsync("thief", "guarded", [], [], Cancel));
    }

    [Fact]
    public async Task A_run_is_begun_resumed_and_ended()
    {
        var begun = await _catalog.BeginAsync(Tenant, "life", "hash", "{}", Cancel);
        begun.State.ShouldBe(RunState.Running);

        (await _catalog.BeginAsync(Tenant, "life", "hash", "{}", Cancel)).ShouldBe(begun);
        await _catalog.SetStateAsync(Tenant, "life", RunState.Completed, Cancel);

        (await _catalog.FindAsync(Tenant, "life", Cancel))!.State.ShouldBe(RunState.Completed);
        (await _catalog.ListAsync(Tenant, 10, Cancel)).Select(r => r.Id).ShouldContain("life");
        (await _catalog.FindAsync("other", "life", Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData("local", "taken", "other-hash", "{}", "other bars or options")]
    [InlineData("local", "taken", "hash", "[]", "other bars or options")]
    [InlineData("stranger", "taken", "hash", "{}", "taken by another tenant")]
    [InlineData("local", "live", "hash", "{}", "no id for a run")]
    [InlineData("local", "No Good", "hash", "{}", "no id for a run")]
    public async Task A_run_that_is_not_the_one_begun_is_refused(
        string tenant, string run, string inputHash, string options, string reason)
    {
        await _catalog.BeginAsync(Tenant, "taken", "hash", "{}", Cancel);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(
            () => _catalog.BeginAsync(tenant, run, inputHash, options, Cancel));

        refusal.Message.ShouldContain(reason);
    }

    private Task<RunReport> ReadAsync(string run) => _reader.ReadAsync(
        Tenant, new RegimeKey(MarketDataFactory.Key("BTC-USD", run), Timeframe.M1), Cancel);

    private static RunScope Until(RunScope scope, DateTime time) =>
        scope with { Until = ImmutableDictionary<string, DateTime>.Empty.Add("sim:BTC-USD", time) };

    private async Task StoreAsync(string run, Regime regime, long lots, string? bot = null)
    {
        var symbol = MarketDataFactory.Key("BTC-USD", run);
        var key = new RegimeKey(symbol, Timeframe.M1);
        await using (var writer = new MarketDataWriter(
            database.DataSource,
            new MarketDataWriterOptions(),
            new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System,
            NullLogger<MarketDataWriter>.Instance))
        {
            await writer.WriteBarsAsync(MarketDataFactory.Bars(symbol, Timeframe.M1, 1, 40), Cancel);
        }
        await new RegimeHistory(database.DataSource, database.Retry).AppendAsync(
            [Transition(key, 1, Regime.Unknown, regime), Transition(key, 2, regime, Regime.Crisis)], Cancel);
        var botKey = new TenantKey(Tenant, bot ?? $"bot-{run}");
        var filled = TradingFactory.Event(botKey, 1, symbol, OrderState.Filled, isFilled: true);
        filled = filled with { Order = filled.Order! with { Quantity = new Quantity(lots) } };
        await new TradingJournal(database.DataSource, database.Retry)
            .AppendAsync(ImmutableArray.Create(filled), Cancel);
    }

    private static RegimeTransition Transition(RegimeKey key, long number, Regime previous, Regime current) => new(
        $"{key}/{number}", key, number, previous, current, 0.8, 1, new RegimeProbabilities(0.8, 0.1, 0.05, 0.05),
        number * 7, MarketDataFactory.Start.AddMinutes(number * 7), 7, "CONFIDENCE_AFTER_DWELL", "model-1");

    private sealed class OneInstrument : IInstrumentCatalog
    {
        private static readonly Instrument Bitcoin = new(
            new InstrumentId("sim", "BTC-USD"), Market.Crypto, "BTC", "USD", 0.01m, 0.00001m, 10m);

        public ImmutableArray<Instrument> Active => [Bitcoin];

        public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
        {
            instrument = id == Bitcoin.Id ? Bitcoin : null;
            return instrument is not null;
        }
    }
}
