using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class AuditLogTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly AuditLog _log = new(database.DataSource, database.Retry);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_read_back_as_they_were_appended_and_follow_each_other()
    {
        var entries = new List<AuditEntry>();
        for (var number = 1; number <= 3; number++)
            entries.Add(await _log.AppendAsync(AuditFactory.Record("order", number), Cancel));

        (await _log.ReadForwardAsync("order", 0, 10, Cancel)).ShouldBe(entries);
        entries.Select(entry => entry.Sequence).ShouldBe([1, 2, 3]);
        entries.Select(entry => entry.PreviousHash).ShouldBe([AuditChain.Genesis, entries[0].Hash, entries[1].Hash]);
        entries[1].Record.ShouldBe(AuditFactory.Record("order", 2));
        (await _log.FindHeadAsync("order", Cancel)).ShouldBe(
            new AuditHead("order", 3, entries[2].Hash, AuditFactory.Time.AddSeconds(3)));
        (await _log.VerifyAsync("order", [], Cancel)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_id_again_changes_nothing()
    {
        var first = await _log.AppendAsync(AuditFactory.Record("again", 1), Cancel);
        var second = await _log.AppendAsync(AuditFactory.Record("again", 1) with { Action = "other" }, Cancel);

        second.ShouldBe(first);
        (await _log.ReadForwardAsync("again", 0, 10, Cancel)).ShouldBe([first]);
    }

    [Fact]
    public async Task What_no_table_holds_is_made_storable_before_it_is_hashed()
    {
        var entry = await _log.AppendAsync(
            AuditFactory.Record("odd", 1) with
            {
                Subject = "a\0b\uD800c",
                Reason = new string('x', AuditRecord.TextLengthMax + 1),
                Time = AuditFactory.Time.AddTicks(7),
            },
            Cancel);

        (await _log.ReadForwardAsync("odd", 0, 10, Cancel)).ShouldBe([entry]);
        entry.Record.Subject.ShouldBe("a\uFFFDb\uFFFDc");
        entry.Record.Reason!.Length.ShouldBe(AuditRecord.TextLengthMax);
        (await _log.VerifyAsync("odd", [], Cancel)).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_writers_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number =>
            _log.AppendAsync(AuditFactory.Record("many", number), Cancel)));

        var result = await _log.VerifyAsync("many", [], Cancel);
        result.IsIntact.ShouldBeTrue();
        (result.EntryCount, result.LastSequence).ShouldBe((40, 40));
    }

    [Fact]
    public async Task A_tenant_sees_its_own_chain_only()
    {
        await _log.FillAsync("first", 2);
        await _log.FillAsync("second", 1);

        (await _log.ReadForwardAsync("second", 0, 10, Cancel)).Length.ShouldBe(1);
        (await _log.ReadLatestAsync("third", AuditFilter.None, null, 10, Cancel)).ShouldBeEmpty();
        (await _log.FindHeadAsync("third", Cancel)).ShouldBeNull();
        (await ApplicationAsync("SELECT count(*) FROM audit_log WHERE tenant_id = 'first'", "second")).ShouldBe(0L);
    }

    [Fact]
    public async Task Pages_go_backwards_and_filters_leave_out()
    {
        await _log.FillAsync("pages", 6);
        await _log.AppendAsync(AuditFactory.Record("pages", 7, "stopBot") with { Actor = "bert", Subject = null }, Cancel);

        (await SequencesAsync(AuditFilter.None, null, 3)).ShouldBe([7, 6, 5]);
        (await SequencesAsync(AuditFilter.None, 5, 3)).ShouldBe([4, 3, 2]);
        (await SequencesAsync(new AuditFilter { Actor = "bert" }, null, 9)).ShouldBe([7]);
        (await SequencesAsync(new AuditFilter { Action = "startBot", Subject = "pages/bot" }, null, 2)).ShouldBe([6, 5]);
        (await SequencesAsync(new AuditFilter { Category = AuditCategory.Access }, null, 9)).ShouldBeEmpty();
        (await SequencesAsync(new AuditFilter { Outcome = AuditOutcome.Accepted }, 3, 9)).ShouldBe([2, 1]);
        (await SequencesAsync(
            new AuditFilter { From = AuditFactory.Time.AddSeconds(2), To = AuditFactory.Time.AddSeconds(4) }, null, 9))
            .ShouldBe([3, 2]);
    }

    [Theory]
    [InlineData("UPDATE audit_log SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit_log")]
    [InlineData("TRUNCATE audit_log")]
    [InlineData("ALTER TABLE audit_log DISABLE TRIGGER append_only")]
    [InlineData("DROP TRIGGER append_only ON audit_log")]
    [InlineData("DELETE FROM audit_heads")]
    public async Task The_application_may_only_append(string sql)
    {
        await _log.FillAsync("append", 1);

        var refusal = await Should.ThrowAsync<PostgresException>(() => ApplicationAsync(sql, "append"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("UPDATE audit_log SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit_log")]
    [InlineData("TRUNCATE audit_log")]
    public async Task The_trigger_refuses_also_who_has_the_privilege(string sql)
    {
        await _log.FillAsync("owner", 1);

        var refusal = await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync(sql));

        refusal.MessageText.ShouldContain("append-only");
    }

    [Fact]
    public async Task Heads_of_all_chains_are_listed_page_by_page()
    {
        foreach (var tenant in (string[])["head-a", "head-b", "head-c"])
            await _log.FillAsync(tenant, 1);

        (await _log.ListHeadsAsync("head-", 2, Cancel)).Select(head => head.Tenant).ShouldBe(["head-a", "head-b"]);
        (await _log.ListHeadsAsync("head-b", 1, Cancel)).Select(head => head.Tenant).ShouldBe(["head-c"]);
    }

    private async Task<ImmutableArray<long>> SequencesAsync(AuditFilter filter, long? before, int limit) =>
        [.. (await _log.ReadLatestAsync("pages", filter, before, limit, Cancel)).Select(entry => entry.Sequence)];

    private async Task<object?> ApplicationAsync(string sql, string tenant)
    {
        await using var batch = database.DataSource.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT set_config('app.tenant_id', '{tenant}', true)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        await using var reader = await batch.ExecuteReaderAsync(Cancel);
        await reader.NextResultAsync(Cancel);
        return await reader.ReadAsync(Cancel) ? reader.GetValue(0) : null;
    }
}
