using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class RowLevelSecurityTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly string[] TenantTables =
    [
        "api_keys", "audit_heads", "audit_log", "audit_outbox", "bot_events", "fills", "grain_state", "idempotency_keys", "orders", "reminders", "runs",
        "strategy_switches", "tenants", "venue_keys", "webhook_cursors", "webhook_deletions", "webhook_deliveries", "webhooks",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_with_a_tenant_forces_row_level_security_and_has_the_tenant_first_in_its_key()
    {
        await using var command = database.Owner.CreateCommand(
            """
            SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
                   (SELECT bool_and(a.attname = 'tenant_id') FROM pg_index i
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                    WHERE i.indrelid = c.oid AND i.indisprimary)
            FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id'
            WHERE c.relkind IN ('r', 'p') ORDER BY c.relname
            """);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var tables = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            tables.Add(reader.GetString(0));
            reader.GetBoolean(1).ShouldBeTrue(reader.GetString(0));
            // Most grains are no tenant's, and all are found by their own key.
            reader.GetBoolean(2).ShouldBe(reader.GetString(0) is not ("grain_state" or "reminders"), reader.GetString(0));
        }
        tables.ShouldBe(TenantTables);
    }

    [Fact]
    public async Task The_application_owns_nothing_and_cannot_bypass_the_policies()
    {
        (await ApplicationScalarAsync("SELECT current_user::text", tenant: null)).ShouldBe("aetherion_app");
        (await database.ScalarAsync<bool>(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = 'aetherion_app'"))
            .ShouldBeFalse();
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_class WHERE relowner = 'aetherion_app'::regrole")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_tenant_nothing_is_seen_and_nothing_can_be_written()
    {
        await InsertSwitchAsync("alpha", "unset-1");

        foreach (var table in TenantTables)
            (await ApplicationScalarAsync($"SELECT count(*) FROM {table}", tenant: null)).ShouldBe(0L, table);
        var refusal = await Should.ThrowAsync<PostgresException>(
            () => ApplicationScalarAsync(InsertSwitch("alpha", "unset-2"), tenant: null));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_tenant_sees_its_own_rows_only_and_cannot_write_for_another()
    {
        await InsertSwitchAsync("beta", "b-1");
        await InsertSwitchAsync("gamma", "g-1");
        await InsertSwitchAsync("gamma", "g-2");

        (await ApplicationScalarAsync("SELECT count(*) FROM strategy_switches", "beta")).ShouldBe(1L);
        (await ApplicationScalarAsync("SELECT count(*) FROM strategy_switches", "gamma")).ShouldBe(2L);
        (await ApplicationScalarAsync("SELECT count(*) FROM strategy_switches WHERE tenant_id = 'gamma'", "beta"))
            .ShouldBe(0L);
        var refusal = await Should.ThrowAsync<PostgresException>(
            () => ApplicationScalarAsync(InsertSwitch("gamma", "g-3"), "beta"));
        refusal.MessageText.ShouldContain("row-level security");
    }

    [Fact]
    public async Task A_tenant_is_set_for_one_transaction_only()
    {
        await InsertSwitchAsync("delta", "d-1");
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancel);
        await using (var transaction = await connection.BeginTransactionAsync(Cancel))
        {
            await SetTenantAsync(connection, "delta");
            (await ScalarAsync(connection, "SELECT count(*) FROM strategy_switches")).ShouldBe(1L);
            await transaction.CommitAsync(Cancel);
        }

        (await ScalarAsync(connection, "SELECT count(*) FROM strategy_switches")).ShouldBe(0L);
    }

    [Theory]
    [InlineData("ALTER TABLE orders DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY own_tenant ON orders")]
    [InlineData("UPDATE fills SET fee = 0")]
    [InlineData("DELETE FROM bot_events")]
    [InlineData("DELETE FROM strategy_switches")]
    [InlineData("DELETE FROM candles")]
    [InlineData("UPDATE schema_migrations SET hash = ''")]
    [InlineData("CREATE TABLE mine (id integer)")]
    public async Task The_application_cannot_change_policies_journals_or_the_schema(string sql)
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => ApplicationScalarAsync(sql, "alpha"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task InsertSwitchAsync(string tenant, string id) =>
        await ApplicationScalarAsync(InsertSwitch(tenant, id), tenant);

    private static string InsertSwitch(string tenant, string id) =>
        $"INSERT INTO strategy_switches VALUES ('{tenant}', '{id}', 's', 'live', 'sim:X', 2, 1, 'a', 'b', 'Bull', "
        + "0.5, 1, "
        + "now(), 'R')";

    private async Task<object?> ApplicationScalarAsync(string sql, string? tenant)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        if (tenant is not null)
            await SetTenantAsync(connection, tenant);
        var result = await ScalarAsync(connection, sql);
        await transaction.CommitAsync(Cancel);
        return result;
    }

    private static async Task SetTenantAsync(NpgsqlConnection connection, string tenant)
    {
        await using var set = new NpgsqlCommand($"SET LOCAL app.tenant_id = '{tenant}'", connection);
        await set.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
