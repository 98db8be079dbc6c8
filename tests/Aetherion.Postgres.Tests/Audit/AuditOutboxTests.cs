using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

public sealed class AuditOutboxTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly SymbolKey Symbol = MarketDataFactory.Key("BTC-USD");

    private readonly AuditLog _log = new(database.DataSource, database.Retry);
    private readonly AuditOutbox _outbox = new(database.DataSource);
    private readonly TradingJournal _journal = new(database.DataSource, database.Retry);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_go_from_the_journal_into_the_log_in_their_order()
    {
        var bot = new TenantKey("orders", "bot-1");
        await _journal.AppendAsync(
            [
                TradingFactory.Event(bot, 1, Symbol),
                TradingFactory.Event(bot, 2, Symbol, OrderState.PendingNew),
                TradingFactory.Event(bot, 3, Symbol, OrderState.Filled, isFilled: true),
                TradingFactory.Event(bot, 4, Symbol, OrderState.Denied, order: 2),
            ],
            Cancel);
        await _outbox.DrainAsync(Cancel);

        var records = await RecordsAsync("orders");
        records.Select(record => (record.Action, record.Outcome, record.Subject)).ShouldBe(
        [
            ("order.placed", AuditOutcome.Accepted, "bot-1-live-1"),
            ("order.filled", AuditOutcome.Accepted, "bot-1-live-1"),
            ("order.denied", AuditOutcome.Refused, "bot-1-live-2"),
        ]);
        records[1].Actor.ShouldBe("bot:orders/bot-1");
        records[1].Time.ShouldBe(TradingFactory.Time.AddMinutes(3));
        var after = JsonDocument.Parse(records[1].After!).RootElement;
        after.GetProperty("order").GetProperty("state").GetString().ShouldBe("Filled");
        after.GetProperty("fill").GetProperty("fee").GetDecimal().ShouldBe(1.60308625m);
        (await _log.VerifyAsync("orders", [], Cancel)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_is_told_again_before_or_after_is_in_the_log_once()
    {
        var bot = new TenantKey("told-again", "bot-1");
        ImmutableArray<BotEvent> events = [TradingFactory.Event(bot, 1, Symbol, OrderState.PendingNew)];
        await _journal.AppendAsync(events, Cancel);
        await _journal.AppendAsync(events, Cancel);
        await _outbox.DrainAsync(Cancel);
        await _journal.AppendAsync(events, Cancel);
        await _outbox.DrainAsync(Cancel);

        (await RecordsAsync("told-again")).ShouldHaveSingleItem();
        (await database.ScalarAsync<long>("SELECT count(*) FROM audit_outbox WHERE tenant_id = 'told-again'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_written_before_the_outbox_was_emptied_is_not_written_twice()
    {
        var bot = new TenantKey("half", "bot-1");
        await _journal.AppendAsync([TradingFactory.Event(bot, 1, Symbol, OrderState.PendingNew)], Cancel);
        await _outbox.DrainAsync(Cancel);
        await database.ExecuteAsync("INSERT INTO audit_outbox VALUES ('half', 'bot-1', 1)");
        await _outbox.DrainAsync(Cancel);

        (await RecordsAsync("half")).ShouldHaveSingleItem();
    }

    /// <summary>
    /// The server's process is killed while it waits for the chain, with all the changes it has made.
    /// </summary>
    [Fact]
    public async Task A_connection_that_dies_in_the_middle_loses_and_repeats_nothing()
    {
        var bot = new TenantKey("killed", "bot-1");
        await _log.AppendAsync(AuditFactory.Record("killed", 1), Cancel);
        await _journal.AppendAsync([TradingFactory.Event(bot, 1, Symbol, OrderState.PendingNew)], Cancel);
        await using (var holder = await database.Owner.OpenConnectionAsync(Cancel))
        {
            await using var held = await holder.BeginTransactionAsync(Cancel);
            await using var hold = new Npgsql.NpgsqlCommand(
                "SELECT 1 FROM audit_heads WHERE tenant_id = 'killed' FOR UPDATE", holder, held);
            await hold.ExecuteNonQueryAsync(Cancel);
            var draining = _outbox.DrainAsync(Cancel);
            while (await database.ScalarAsync<long>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                + "WHERE wait_event_type = 'Lock' AND datname = current_database()") == 0)
            {
                draining.IsCompleted.ShouldBeFalse();
            }
            await Should.ThrowAsync<Npgsql.NpgsqlException>(() => draining);
        }

        await _outbox.DrainAsync(Cancel);

        (await RecordsAsync("killed")).Select(record => record.Action).ShouldBe(["startBot", "order.placed"]);
        (await _log.VerifyAsync("killed", [], Cancel)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task Replays_and_what_is_no_order_are_left_out()
    {
        var bot = new TenantKey("replay", "bot-1");
        var replayed = new SymbolKey(Symbol.Instrument, "run-7");
        await _journal.AppendAsync(
            [TradingFactory.Event(bot, 1, replayed, OrderState.PendingNew), TradingFactory.Event(bot, 2, Symbol)], Cancel);
        await _outbox.DrainAsync(Cancel);

        (await RecordsAsync("replay")).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_a_batch_of_several_bots_and_tenants_is_all_taken()
    {
        const int Count = AuditOutbox.BatchMax + 30;
        foreach (var tenant in (string[])["large-a", "large-b"])
            await _journal.AppendAsync(
                [.. Enumerable.Range(1, Count).Select(number => TradingFactory.Event(
                    new TenantKey(tenant, number % 2 == 0 ? "even" : "odd"), number, Symbol, OrderState.PendingNew, order: number))],
                Cancel);
        await _outbox.DrainAsync(Cancel);

        (await RecordsAsync("large-a")).Length.ShouldBe(Count);
        (await RecordsAsync("large-b")).Length.ShouldBe(Count);
        (await _log.VerifyAsync("large-b", [], Cancel)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_that_empty_it_at_once_write_each_event_once()
    {
        var bot = new TenantKey("at-once", "bot-1");
        await _journal.AppendAsync(
            [.. Enumerable.Range(1, 50).Select(number =>
                TradingFactory.Event(bot, number, Symbol, OrderState.PendingNew, order: number))],
            Cancel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _outbox.DrainAsync(Cancel)));

        (await RecordsAsync("at-once")).Length.ShouldBe(50);
        (await _log.VerifyAsync("at-once", [], Cancel)).IsIntact.ShouldBeTrue();
    }

    private async Task<ImmutableArray<AuditRecord>> RecordsAsync(string tenant) =>
        [.. (await _log.ReadForwardAsync(tenant, 0, 1_000, Cancel)).Select(entry => entry.Record)];
}
