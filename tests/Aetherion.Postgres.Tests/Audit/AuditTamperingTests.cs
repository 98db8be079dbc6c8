using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

/// <summary>What somebody with all rights on the database does to the log, and what verifying it says.</summary>
public sealed class AuditTamperingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int Count = 8;

    private readonly AuditLog _log = new(database.DataSource, database.Retry);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Columns => new()
    {
        { "id", "'r-other'" },
        { "time", "time + interval '1 microsecond'" },
        { "category", "'Access'" },
        { "category", "'Unheard'" },
        { "action", "'stopBot'" },
        { "outcome", "'Refused'" },
        { "actor", "'bert'" },
        { "key_id", "'k9'" },
        { "key_id", "''" },
        { "address", "'192.0.2.9'" },
        { "request_id", "'other'" },
        { "subject", "NULL" },
        { "reason", "'because'" },
        { "refers_to", "'r-1'" },
        { "before_document", "before_document || ' '" },
        { "after_document", "'{}'" },
        { "hash", "repeat('0', 64)" },
        { "previous_hash", "repeat('0', 64)" },
        { "previous_hash", "'no hash'" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_changed_column_is_found(string column, string value)
    {
        var tenant = await FillAsync();
        await TamperAsync($"UPDATE audit_log SET {column} = {value} WHERE tenant_id = '{tenant}' AND sequence = 5");

        var result = await VerifyAsync(tenant);

        result.Findings.ShouldContain(finding => finding.Kind == AuditFindingKind.Changed && finding.Sequence == 5);
    }

    [Fact]
    public async Task An_entry_that_was_changed_with_its_hash_is_named()
    {
        var tenant = await FillAsync();
        var entry = (await _log.ReadForwardAsync(tenant, 4, 1, Cancel))[0];
        var forged = AuditChain.Follow(entry.Record with { Actor = "bert" }, 5, entry.PreviousHash);
        await TamperAsync(
            $"UPDATE audit_log SET actor = 'bert', hash = '{forged.Hash}' WHERE tenant_id = '{tenant}' AND sequence = 5");

        Only(await VerifyAsync(tenant), AuditFindingKind.Changed, 5, 5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(3, 6)]
    public async Task Entries_that_are_missing_are_named(int first, int last)
    {
        var tenant = await FillAsync();
        await TamperAsync(
            $"DELETE FROM audit_log WHERE tenant_id = '{tenant}' AND sequence BETWEEN {Text(first)} AND {Text(last)}");

        Only(await VerifyAsync(tenant), AuditFindingKind.Missing, first, last);
    }

    [Fact]
    public async Task Missing_entries_are_found_also_where_the_others_were_moved_up()
    {
        var tenant = await FillAsync();
        await TamperAsync(
            $"DELETE FROM audit_log WHERE tenant_id = '{tenant}' AND sequence = 4; "
            + $"UPDATE audit_log SET sequence = sequence - 1 WHERE tenant_id = '{tenant}' AND sequence > 4");

        var result = await VerifyAsync(tenant);

        result.Findings.Select(finding => finding.Sequence).ShouldContain(4);
        result.Findings.ShouldContain(finding => finding.Kind == AuditFindingKind.CutOff && finding.Sequence == Count);
    }

    [Fact]
    public async Task An_inserted_entry_is_named()
    {
        var tenant = await FillAsync();
        await TamperAsync(
            $"UPDATE audit_log SET sequence = sequence + 100 WHERE tenant_id = '{tenant}' AND sequence > 3; "
            + $"UPDATE audit_log SET sequence = sequence - 99 WHERE tenant_id = '{tenant}' AND sequence > 100");
        await InsertAsync(AuditChain.Follow(AuditFactory.Record(tenant, 99), 4, await HashAsync(tenant, 3)));

        var result = await VerifyAsync(tenant);

        result.Findings.ShouldContain(finding => finding.Sequence == 5);
        result.Findings.ShouldContain(finding => finding.Kind == AuditFindingKind.Inserted && finding.Sequence == Count + 1);
    }

    [Fact]
    public async Task An_entry_written_past_the_log_is_named_and_the_chain_goes_on()
    {
        var tenant = await FillAsync();
        await InsertAsync(AuditChain.Follow(AuditFactory.Record(tenant, 99), Count + 1, await HashAsync(tenant, Count)));

        Only(await VerifyAsync(tenant), AuditFindingKind.Inserted, Count + 1, Count + 1);
        (await _log.AppendAsync(AuditFactory.Record(tenant, 100), Cancel)).Sequence.ShouldBe(Count + 2);
        Only(await VerifyAsync(tenant), AuditFindingKind.Inserted, Count + 1, Count + 1);
    }

    [Fact]
    public async Task Entries_that_were_exchanged_are_named()
    {
        var tenant = await FillAsync();
        await TamperAsync(
            $"UPDATE audit_log SET sequence = -sequence WHERE tenant_id = '{tenant}' AND sequence IN (3, 6); "
            + $"UPDATE audit_log SET sequence = 9 + sequence WHERE tenant_id = '{tenant}' AND sequence < 0");

        var result = await VerifyAsync(tenant);

        result.Findings.Where(finding => finding.Kind == AuditFindingKind.Reordered)
            .Select(finding => finding.Sequence).ShouldBe([3, 6]);
    }

    [Fact]
    public async Task A_cut_off_end_is_found_by_the_head()
    {
        var tenant = await FillAsync();
        await TamperAsync($"DELETE FROM audit_log WHERE tenant_id = '{tenant}' AND sequence > 6");

        Only(await VerifyAsync(tenant), AuditFindingKind.CutOff, 7, Count);
    }

    [Fact]
    public async Task A_cut_off_end_is_found_by_the_anchor_where_the_head_was_set_back_too()
    {
        var tenant = await FillAsync();
        var anchor = await _log.FindHeadAsync(tenant, Cancel);
        await CutOffAsync(tenant, 6);

        (await VerifyAsync(tenant)).IsIntact.ShouldBeTrue("without an anchor nothing tells");
        Only(await VerifyAsync(tenant, anchor!), AuditFindingKind.CutOff, 7, Count);
    }

    [Fact]
    public async Task A_cut_off_end_that_was_grown_over_is_found_by_the_anchor()
    {
        var tenant = await FillAsync();
        var anchor = await _log.FindHeadAsync(tenant, Cancel);
        await CutOffAsync(tenant, 6);
        for (var number = 201; number <= 204; number++)
            await _log.AppendAsync(AuditFactory.Record(tenant, number), Cancel);

        (await VerifyAsync(tenant)).IsIntact.ShouldBeTrue();
        Only(await VerifyAsync(tenant, anchor!), AuditFindingKind.Rewritten, Count, Count);
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_is_found_by_the_anchor()
    {
        var tenant = await FillAsync();
        var anchor = await _log.FindHeadAsync(tenant, Cancel);
        var entries = await _log.ReadForwardAsync(tenant, 0, Count, Cancel);
        await TamperAsync($"DELETE FROM audit_log WHERE tenant_id = '{tenant}'; DELETE FROM audit_heads WHERE tenant_id = '{tenant}'");
        foreach (var entry in entries)
            await _log.AppendAsync(
                entry.Sequence == 2 ? entry.Record with { Actor = "bert" } : entry.Record, Cancel);

        (await VerifyAsync(tenant)).IsIntact.ShouldBeTrue();
        Only(await VerifyAsync(tenant, anchor!), AuditFindingKind.Rewritten, Count, Count);
    }

    [Fact]
    public async Task A_chain_that_is_gone_altogether_is_found_by_the_anchor()
    {
        var tenant = await FillAsync();
        var anchor = await _log.FindHeadAsync(tenant, Cancel);
        await TamperAsync($"DELETE FROM audit_log WHERE tenant_id = '{tenant}'; DELETE FROM audit_heads WHERE tenant_id = '{tenant}'");

        Only(await VerifyAsync(tenant, anchor!), AuditFindingKind.CutOff, 1, Count);
    }

    [Fact]
    public async Task An_entry_that_was_moved_to_another_tenant_is_missed_here_and_found_there()
    {
        var (from, to) = (await FillAsync(), await FillAsync());
        await TamperAsync($"DELETE FROM audit_log WHERE tenant_id = '{to}' AND sequence = 4; "
            + $"UPDATE audit_log SET tenant_id = '{to}' WHERE tenant_id = '{from}' AND sequence = 4");

        Only(await VerifyAsync(from), AuditFindingKind.Missing, 4, 4);
        (await VerifyAsync(to)).Findings
            .ShouldContain(finding => finding.Kind == AuditFindingKind.Changed && finding.Sequence == 4);
    }

    private static void Only(AuditVerification result, AuditFindingKind kind, long first, long last)
    {
        var finding = result.Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Sequence, finding.LastSequence).ShouldBe((kind, first, last), finding.Message);
    }

    private async Task<string> FillAsync()
    {
        var tenant = $"t-{Guid.NewGuid():N}"[..20];
        await _log.FillAsync(tenant, Count);
        return tenant;
    }

    private Task<AuditVerification> VerifyAsync(string tenant, params AuditHead[] anchors) =>
        _log.VerifyAsync(tenant, anchors, Cancel);

    private async Task<string> HashAsync(string tenant, int sequence) =>
        (await _log.ReadForwardAsync(tenant, sequence - 1, 1, Cancel))[0].Hash;

    private async Task CutOffAsync(string tenant, int last)
    {
        var hash = await HashAsync(tenant, last);
        await TamperAsync(
            $"DELETE FROM audit_log WHERE tenant_id = '{tenant}' AND sequence > {Text(last)}; "
            + $"UPDATE audit_heads SET sequence = {Text(last)}, hash = '{hash}' WHERE tenant_id = '{tenant}'");
    }

    /// <summary>The owner is a superuser here: triggers and row-level security do not hold it.</summary>
    private Task TamperAsync(string sql) => database.ExecuteAsync(
        $"BEGIN; SET LOCAL session_replication_role = replica; ALTER TABLE audit_log DROP CONSTRAINT audit_log_sequence_check; {sql}; "
        + "ALTER TABLE audit_log ADD CONSTRAINT audit_log_sequence_check CHECK (sequence > 0); COMMIT");

    private async Task InsertAsync(AuditEntry entry)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancel);
        await using var batch = new Npgsql.NpgsqlBatch(connection);
        var command = new Npgsql.NpgsqlBatchCommand(AuditRows.Insert);
        batch.BatchCommands.Add(command);
        AuditRows.Add(command, entry);
        await batch.ExecuteNonQueryAsync(Cancel);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
