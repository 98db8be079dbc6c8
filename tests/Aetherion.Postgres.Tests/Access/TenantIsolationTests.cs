using System.Text.Json;
using Aetherion.GrainInterfaces;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Postgres.Tests;

/// <summary>
/// The database's own layer of isolation, on SQL directly: what one tenant has, another neither sees nor changes, even
/// where a statement names no tenant at all.
/// </summary>
public sealed class TenantIsolationTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly DatabaseFixture _database = new(cluster);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>What all tenants share. A new table is here, or its rows are of tenants.</summary>
    private static readonly string[] Shared =
    [
        "candles", "features", "jobs", "model_events", "model_versions", "models", "partitioned_tables", "partitions",
        "regime_transitions", "schema_migrations", "series", "ticks", "writer_progress",
    ];

    [Fact]
    public async Task Every_table_is_known_as_shared_or_has_a_tenant()
    {
        (await _database.ScalarAsync<string[]>(
            """
            SELECT array_agg(c.relname::text || CASE WHEN a.attname IS NULL THEN '' ELSE ' of tenants' END)
            FROM pg_class c LEFT JOIN pg_attribute a
                ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
            """))
            .ShouldBe([.. Shared, .. Tables.Select(row => $"{row.Data} of tenants")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("INSERT INTO audit_heads VALUES ('alpha', 1, '', now())")]
    [InlineData("INSERT INTO audit_outbox VALUES ('alpha', 'b', 1)")]
    public async Task Without_a_tenant_nothing_comes_into_the_way_to_the_audit_log(string insert)
    {
        await using var command = _database.DataSource.CreateCommand(insert);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Every_table_with_a_tenant_forces_row_level_security_and_has_only_known_policies()
    {
        var tables = await _database.ScalarAsync<string[]>(
            """
            SELECT array_agg(c.relname || CASE WHEN c.relrowsecurity AND c.relforcerowsecurity THEN '' ELSE ' IS OPEN' END
                ORDER BY c.relname)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
            """);
        tables.ShouldBe(Tables.Select(row => row.Data), ignoreOrder: true);
        var policies = await _database.ScalarAsync<string[]>(
            "SELECT array_agg(DISTINCT policyname::text) FROM pg_policies WHERE policyname <> 'own_tenant'");
        policies.ShouldBe(["named_keys", "operator_lists", "sweeper"], ignoreOrder: true);
        (await _database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_policies WHERE policyname = 'own_tenant' AND cmd = 'ALL' "
            + "AND qual LIKE '%app.tenant_id%' AND with_check LIKE '%app.tenant_id%'")).ShouldBe(tables.Length);
        (await _database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_policies WHERE policyname NOT IN ('own_tenant', 'sweeper') AND cmd <> 'SELECT'"))
            .ShouldBe(0);
        // What sweeps is the owner alone, by functions; the application never is the owner.
        (await _database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_policies WHERE policyname = 'sweeper' AND roles <> ARRAY[current_user]::name[]"))
            .ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task What_another_tenant_has_is_neither_seen_nor_changed(string table)
    {
        await FillAsync();

        (await CountAsync(table, "alpha")).ShouldBe(1);
        (await CountAsync(table, "beta")).ShouldBe(0);
        (await CountAsync(table, null)).ShouldBe(0);
        await ExpectNothingChangedAsync(table, $"DELETE FROM {table} WHERE tenant_id IS NOT NULL");
        await ExpectNothingChangedAsync(table, $"UPDATE {table} SET tenant_id = tenant_id WHERE tenant_id IS NOT NULL");
        await ExpectNothingChangedAsync(table, $"INSERT INTO {table} SELECT * FROM {table}");
        (await _database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE tenant_id = 'alpha'")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Without_the_policies_the_same_statement_finds_the_rows(string table)
    {
        await FillAsync();
        await _database.ExecuteAsync($"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");

        (await CountAsync(table, "beta")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_row_cannot_be_made_for_another_tenant(string table)
    {
        await FillAsync();
        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await SetTenantAsync(connection, "beta");
        await using var insert = new NpgsqlCommand(Insert(table, "alpha", "2"), connection);

        var refusal = await Should.ThrowAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Cancel));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_tenant_set_in_one_transaction_does_not_leak_into_the_next()
    {
        await FillAsync();
        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancel);
        await using (var transaction = await connection.BeginTransactionAsync(Cancel))
        {
            await SetTenantAsync(connection, "alpha");
            (await CountAsync(connection, "orders")).ShouldBe(1);
            await transaction.CommitAsync(Cancel);
        }
        (await CountAsync(connection, "orders")).ShouldBe(0);
    }

    [Fact]
    public async Task The_state_of_a_tenants_grain_is_kept_under_its_tenant_and_of_others_under_none()
    {
        var tenants = Storage(StorageNames.Tenant);
        var market = Storage(StorageNames.Market);
        await WriteAsync(tenants, GrainId.Create("bot", "alpha/one"), 7);
        await WriteAsync(market, GrainId.Create("symbol", "sim:BTC-USD"), 8);

        (await _database.ScalarAsync<string[]>(
            "SELECT array_agg(grain_key || ' of ' || coalesce(tenant_id, 'all') ORDER BY grain_key) FROM grain_state"))
            .ShouldBe(["alpha/one of alpha", "sim:BTC-USD of all"]);
        (await ReadAsync(tenants, GrainId.Create("bot", "alpha/one"))).ShouldBe(7);
        (await ReadAsync(tenants, GrainId.Create("bot", "beta/one"))).ShouldBe(0);
        (await ReadAsync(market, GrainId.Create("symbol", "sim:BTC-USD"))).ShouldBe(8);
    }

    [Theory]
    [InlineData("tenant/signals/alpha/trend/sim:BTC-USD/M1", "alpha")]
    [InlineData("border/bot-events/alpha", "alpha")]
    [InlineData("border/regime-bars/sim:BTC-USD/M1", null)]
    [InlineData("market/closed-bars/sim:BTC-USD/M1", null)]
    public async Task Subscriptions_to_the_streams_of_a_tenant_are_the_tenants_and_those_to_the_markets_are_shared(
        string stream, string? tenant)
    {
        var grain = GrainId.Create("streamrendezvous", stream);
        var subscriptions = Storage("PubSubStore");
        await WriteAsync(subscriptions, grain, 7);

        (await ReadAsync(subscriptions, grain)).ShouldBe(7);
        (await _database.ScalarAsync<string>("SELECT coalesce(tenant_id, '') FROM grain_state")).ShouldBe(tenant ?? "");
        var shared = tenant is null ? 1 : 0;
        (await CountAsync("grain_state", "alpha")).ShouldBe(1);
        (await CountAsync("grain_state", "beta")).ShouldBe(shared);
        (await CountAsync("grain_state", null)).ShouldBe(shared);
        await ExpectNothingChangedAsync("grain_state", "DELETE FROM grain_state WHERE tenant_id IS NOT NULL");
        await _database.ExecuteAsync("ALTER TABLE grain_state DISABLE ROW LEVEL SECURITY");
        (await CountAsync("grain_state", "beta")).ShouldBe(1);
    }

    [Theory]
    [InlineData("tenant", "alpha/one")]
    [InlineData("PubSubStore", "tenant/signals/alpha/trend/sim:BTC-USD/M1")]
    [InlineData("PubSubStore", "border/bot-events/alpha")]
    public async Task What_belongs_to_a_tenant_cannot_be_stored_as_everybodys_or_as_anothers(string store, string key)
    {
        foreach (var tenant in (string[])["NULL", "''", "'beta'"])
        {
            var refusal = await Should.ThrowAsync<PostgresException>(() => _database.ExecuteAsync(
                $"INSERT INTO grain_state VALUES ('{store}', 't', '{key}', 's', 1, '', now(), {tenant})"));
            refusal.ConstraintName.ShouldBe("grain_state_of_tenant");
        }
    }

    [Fact]
    public async Task Reminders_of_a_tenants_grain_are_its_own_and_the_host_reads_those_of_all_when_it_starts()
    {
        var table = new PostgresReminderTable(_database.DataSource, TenantOfBots);
        foreach (var grain in (GrainId[])[GrainId.Create("bot", "alpha/one"), GrainId.Create("symbol", "sim:BTC-USD")])
            await table.UpsertRow(Reminder(grain));
        var etag = await table.UpsertRow(Reminder(GrainId.Create("bot", "alpha/one")));

        (await CountAsync("reminders", "alpha")).ShouldBe(2);
        (await CountAsync("reminders", "beta")).ShouldBe(1);
        (await CountAsync("reminders", null)).ShouldBe(1);
        (await table.ReadRows(0, 0)).Reminders.Count.ShouldBe(2);
        (await table.ReadRows(GrainId.Create("bot", "alpha/one"))).Reminders.ShouldHaveSingleItem().ETag.ShouldBe(etag);
        var wrong = new PostgresReminderTable(_database.DataSource, _ => "beta");
        (await wrong.ReadRow(GrainId.Create("bot", "alpha/one"), "wake")).ShouldBeNull();
        (await wrong.RemoveRow(GrainId.Create("bot", "alpha/one"), "wake", etag)).ShouldBeFalse();
        (await table.RemoveRow(GrainId.Create("bot", "alpha/one"), "wake", etag)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_is_found_for_sign_in_by_its_id_alone_and_no_other_with_it()
    {
        var store = new ApiKeyStore(_database.DataSource);
        foreach (var tenant in (string[])["alpha", "beta"])
            (await store.AddAsync(Key(tenant, $"key-of-{tenant}"), 10, Cancel)).ShouldBeTrue();

        var found = await store.FindAsync(["key-of-alpha", "nobodys"], Cancel);

        found.Single().Key.Tenant.ShouldBe("alpha");
        found.Single().SecretHash.ShouldBe(new byte[32].Select(_ => (byte)7));
        (await store.FindAsync("beta", "key-of-alpha", Cancel)).ShouldBeNull();
        (await store.RevokeAsync("beta", "key-of-alpha", DateTime.UtcNow, Cancel)).ShouldBeFalse();
        (await store.RotateAsync("key-of-alpha", Key("beta", "new"), DateTime.UtcNow, 10, Cancel)).ShouldBeFalse();
        (await store.ListAsync("beta", 10, Cancel)).Select(key => key.Id).ShouldBe(["key-of-beta"]);
    }

    public static TheoryData<string> Tables =>
        [
            "api_keys", "audit_heads", "audit_log", "audit_outbox", "bot_events", "fills", "grain_state", "idempotency_keys",
            "orders", "reminders", "runs", "strategy_switches", "tenants", "venue_keys", "webhook_cursors",
            "webhook_deletions", "webhook_deliveries", "webhooks",
        ];

    private static string? TenantOfBots(GrainId grain) =>
        grain.Type.ToString() == "bot" ? OfTenantAttribute.TenantOf(grain.Key.ToString()!) : null;

    private static ReminderEntry Reminder(GrainId grain) => new()
    {
        GrainId = grain,
        ReminderName = "wake",
        StartAt = TradingFactory.Time,
        Period = TimeSpan.FromHours(1),
    };

    private static StoredApiKey Key(string tenant, string id) => new(
        new ApiKey(tenant, id, "x", AccessRole.Viewer, AccessScopes.Read, [], TradingFactory.Time, "me"),
        [.. Enumerable.Repeat((byte)7, 32)]);

    private static string Insert(string table, string tenant, string id) => table switch
    {
        "tenants" => $"INSERT INTO tenants VALUES ('{tenant}', 'x', now())",
        "api_keys" => "INSERT INTO api_keys VALUES "
            + $"('{tenant}', '{tenant}-{id}', decode(repeat('00', 32), 'hex'), 'x', 'Viewer', 1, '{{}}', now(), 'me')",
        "venue_keys" => $"INSERT INTO venue_keys VALUES ('{tenant}', '{id}', 'v', 'n', 'k', '', '', now(), 'me')",
        "grain_state" => $"INSERT INTO grain_state VALUES ('tenant', 't', '{tenant}/{id}', 's', 1, '', now(), '{tenant}')",
        "reminders" => $"INSERT INTO reminders VALUES ('bot', '{tenant}/{id}', 'wake', 1, now(), '1 h', 1, '{tenant}')",
        "runs" => $"INSERT INTO runs VALUES ('{tenant}', '{tenant}-{id}', '', '', '', now(), now())",
        "strategy_switches" => $"INSERT INTO strategy_switches VALUES "
            + $"('{tenant}', '{id}', 's', 'live', 'i', 2, 1, '', '', '', 1, 1, now(), '')",
        "bot_events" => $"INSERT INTO bot_events VALUES ('{tenant}', '{id}', 1, now(), '', '', '', '', 1, '', '')",
        "orders" => $"INSERT INTO orders VALUES "
            + $"('{tenant}', '{id}', 'b', 1, 'a', 'live', 'i', '', '', 1, '', 0, NULL, 0, 1, now(), now(), '', '')",
        "fills" => $"INSERT INTO fills VALUES ('{tenant}', '{id}', 'o', 'b', 'live', 'i', '', 1, 1, 0, now(), 1)",
        "audit_heads" => $"INSERT INTO audit_heads VALUES ('{tenant}', {id}, '', now())",
        "audit_log" => "INSERT INTO audit_log (tenant_id, sequence, id, time, category, action, outcome, actor, previous_hash, hash) "
            + $"VALUES ('{tenant}', {id}, '{id}', now(), '', '', '', '', '', '')",
        "audit_outbox" => $"INSERT INTO audit_outbox VALUES ('{tenant}', 'b', {id})",
        "idempotency_keys" => $"INSERT INTO idempotency_keys VALUES ('{tenant}', 'm', '{id}', '', 'Done', now(), now())",
        "webhooks" => "INSERT INTO webhooks (tenant_id, id, url, events, is_enabled, generation, version, created_time) "
            + $"VALUES ('{tenant}', '{id}', '', '{{}}', true, 1, 1, now())",
        "webhook_cursors" => $"INSERT INTO webhook_cursors VALUES ('{tenant}', '{id}', 's', 1)",
        "webhook_deletions" => $"INSERT INTO webhook_deletions VALUES ('{tenant}', '{id}', 'w', now())",
        "webhook_deliveries" => "INSERT INTO webhook_deliveries (tenant_id, webhook_id, stream, sequence, event, state, "
            + "attempt_count, created_time, updated_time) "
            + $"VALUES ('{tenant}', '{id}', 's', 1, '', 'Pending', 0, now(), now())",
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No sample row."),
    };

    private async Task FillAsync()
    {
        await _database.ExecuteAsync(Insert("tenants", "alpha", "1"));
        foreach (var table in Tables.Select(row => row.Data).Where(table => table != "tenants"))
            await _database.ExecuteAsync(Insert(table, "alpha", "1"));
    }

    // What the application may not do at all is refused before a policy is asked.
    private async Task ExpectNothingChangedAsync(string table, string sql)
    {
        foreach (var tenant in (string?[])["beta", null])
        {
            await using var connection = await _database.DataSource.OpenConnectionAsync(Cancel);
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            if (tenant is not null)
                await SetTenantAsync(connection, tenant);
            await using var change = new NpgsqlCommand(sql, connection);
            try
            {
                (await change.ExecuteNonQueryAsync(Cancel)).ShouldBe(0, table);
            }
            catch (PostgresException exception)
            {
                exception.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
            }
        }
    }

    private async Task<long> CountAsync(string table, string? tenant)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        if (tenant is not null)
            await SetTenantAsync(connection, tenant);
        return await CountAsync(connection, table);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string table)
    {
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
        return (long)(await count.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task SetTenantAsync(NpgsqlConnection connection, string tenant)
    {
        await using var set = new NpgsqlCommand("SELECT set_config('app.tenant_id', $1, true)", connection);
        set.Parameters.Add(new NpgsqlParameter { Value = tenant });
        await set.ExecuteNonQueryAsync(Cancel);
    }

    private PostgresGrainStorage Storage(string name) =>
        new(_database.DataSource, name, new PostgresGrainStorageOptions { Json = JsonSerializerOptions.Default });

    private static async Task WriteAsync(PostgresGrainStorage storage, GrainId grain, int value)
    {
        var state = new Record { State = new Number { Value = value } };
        await storage.WriteStateAsync("s", grain, state);
        state.State = new Number { Value = value };
        await storage.WriteStateAsync("s", grain, state);
    }

    private static async Task<int> ReadAsync(PostgresGrainStorage storage, GrainId grain)
    {
        var state = new Record();
        await storage.ReadStateAsync("s", grain, state);
        return state.State.Value;
    }

    private sealed class Number
    {
        public int Value { get; set; }
    }

    private sealed class Record : IGrainState<Number>
    {
        public Number State { get; set; } = new();

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
