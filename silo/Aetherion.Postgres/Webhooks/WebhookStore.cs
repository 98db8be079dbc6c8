using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Webhooks, their cursors and their deliveries, each tenant's behind row-level security.</summary>
public sealed class WebhookStore(NpgsqlDataSource dataSource, IModelRegistry models, TimeProvider timeProvider)
    : IWebhookStore
{
    private const string Columns = "id, url, events, generation, overlap_until, version, created_time";

    private const string DeliveryColumns =
        "stream, sequence, event, state, attempt_count, next_attempt_time, last_status, last_error, created_time, "
        + "updated_time";

    private const string ModelStream = "models";

    /// <summary>How many requests a webhook remembers that rotated its secret; the oldest goes first.</summary>
    private const int RotationsRemembered = 64;

    // The names of the bots by one step of the index for each, however many events they have.
    private const string Bots =
        "(WITH RECURSIVE names AS ((SELECT bot FROM bot_events WHERE tenant_id = $1 ORDER BY bot LIMIT 1) UNION ALL "
        + "SELECT (SELECT e.bot FROM bot_events e WHERE e.tenant_id = $1 AND e.bot > names.bot ORDER BY e.bot LIMIT 1) "
        + "FROM names WHERE names.bot IS NOT NULL) SELECT bot FROM names) bots ";

    private const string Regimes =
        "series s CROSS JOIN unnest($3::smallint[], $4::text[]) AS f (timeframe, name) "
        + "LEFT JOIN webhook_cursors c ON c.tenant_id = $1 AND c.webhook_id = $2 "
        + "AND c.stream = 'regime/' || s.instrument || '/' || f.name ";

    private static readonly short[] TimeframeNumbers = [.. Timeframes.WithRegimes.Select(timeframe => (short)timeframe)];
    private static readonly string[] TimeframeNames = [.. Timeframes.WithRegimes.Select(timeframe => timeframe.ToString())];

    public async Task<Webhook?> CreateAsync(Webhook webhook, int webhooksMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        await using (var batch = new TenantBatch(dataSource, webhook.Tenant))
        {
            batch.Add(
                "INSERT INTO webhooks (tenant_id, id, url, events, is_enabled, generation, version, created_time) "
                + "SELECT $1, $2, $3, $4, true, $5, $6, $7 "
                + "WHERE (SELECT count(*) FROM webhooks WHERE tenant_id = $1) < $8 ON CONFLICT DO NOTHING")
                .Add(webhook.Tenant).Add(webhook.Id).Add(webhook.Url.AbsoluteUri)
                .Add(webhook.Topics.Select(topic => topic.ToString()).ToArray())
                .Add(webhook.Generation).Add(webhook.Version).Add(webhook.CreatedTime).Add((long)webhooksMax);
            await AddCursorsAsync(batch, webhook, cancellationToken);
            await batch.ExecuteAsync(cancellationToken);
        }
        return (await ListAsync(webhook.Tenant, cancellationToken)).FirstOrDefault(found => found.Id == webhook.Id);
    }

    public async Task<ImmutableArray<Webhook>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {Columns} FROM webhooks WHERE tenant_id = $1 ORDER BY created_time, id").Add(tenant);
        return await batch.ReadAsync(row => Read(row, tenant), cancellationToken);
    }

    public async Task<bool> DeleteAsync(
        string tenant, string id, long? expectedVersion, string? requestId, CancellationToken cancellationToken)
    {
        requestId ??= Guid.NewGuid().ToString("N");
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            "WITH gone AS (DELETE FROM webhooks WHERE tenant_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3) "
            + "RETURNING id), cursors AS (DELETE FROM webhook_cursors WHERE tenant_id = $1 AND webhook_id IN (SELECT id FROM gone)), "
            + "deliveries AS (DELETE FROM webhook_deliveries WHERE tenant_id = $1 AND webhook_id IN (SELECT id FROM gone)) "
            + "INSERT INTO webhook_deletions (tenant_id, request_id, webhook_id, deleted_time) "
            + "SELECT $1, $4, id, now() FROM gone RETURNING webhook_id").Add(tenant).Add(id).Add(expectedVersion).Add(requestId);
        // Deleted now, or by an earlier try: a statement of its own sees either.
        batch.Add("SELECT webhook_id FROM webhook_deletions WHERE tenant_id = $1 AND request_id = $2 AND webhook_id = $3")
            .Add(tenant).Add(requestId).Add(id);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task<Webhook?> RotateAsync(
        string tenant,
        string id,
        long? expectedVersion,
        DateTime overlapUntil,
        string? requestId,
        CancellationToken cancellationToken)
    {
        requestId ??= Guid.NewGuid().ToString("N");
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            "UPDATE webhooks SET generation = generation + 1, overlap_until = $4, version = version + 1, "
            + "rotated_by = array_append(rotated_by[greatest(1, cardinality(rotated_by) + 2 - $6):], $5) "
            + "WHERE tenant_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3) AND $5 <> ALL (rotated_by)")
            .Add(tenant).Add(id).Add(expectedVersion).Add(overlapUntil).Add(requestId).Add(RotationsRemembered);
        // Changed now, or by an earlier try: a statement of its own sees either.
        batch.Add($"SELECT {Columns} FROM webhooks WHERE tenant_id = $1 AND id = $2 AND $3 = ANY (rotated_by)")
            .Add(tenant).Add(id).Add(requestId);
        return (await batch.ReadAsync(row => Read(row, tenant), cancellationToken)).FirstOrDefault();
    }

    public async Task<ImmutableArray<WebhookDelivery>> ReadDeliveriesAsync(
        string tenant,
        string webhookId,
        WebhookDeliveryState? state,
        HistoryPage page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        const string Place = "stream || '#' || lpad(sequence::text, 19, '0')";
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            $"SELECT {DeliveryColumns} FROM webhook_deliveries WHERE tenant_id = $1 AND webhook_id = $9 AND "
            + HistorySql.Within("created_time", Place) + "AND ($10::text IS NULL OR state = $10) "
            + HistorySql.Ordered("created_time", Place, page.NewestFirst))
            .Add(tenant).AddPage(page, null, null).Add(webhookId).Add(state?.ToString());
        return await batch.ReadAsync(row => ReadDelivery(row, webhookId), cancellationToken);
    }

    public async Task<ImmutableArray<string>> ListTenantsAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT * FROM webhook_tenants()");
        return await MarketDataHistory.ReadAsync(command, 0, row => row.GetString(0), cancellationToken);
    }

    public async Task<Webhook?> LeaseAsync(
        string tenant, string id, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = Now();
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            "UPDATE webhooks SET leased_by = $2, leased_until = $3 WHERE tenant_id = $1 AND id = $5 AND is_enabled "
            + $"AND (leased_until IS NULL OR leased_until <= $4 OR leased_by = $2) RETURNING {Columns}")
            .Add(tenant).Add(owner).Add(now + lease).Add(now).Add(id);
        return (await batch.ReadAsync(row => Read(row, tenant), cancellationToken)).FirstOrDefault();
    }

    public async Task<ImmutableArray<WebhookEvent>> ReadNextAsync(
        Webhook webhook, int limitOfStream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var events = ImmutableArray.CreateBuilder<WebhookEvent>();
        foreach (var topic in webhook.Topics)
        {
            events.AddRange(await (topic switch
            {
                WebhookTopic.RegimeChanged => ReadTransitionsAsync(webhook, limitOfStream, cancellationToken),
                WebhookTopic.BotEvents => ReadBotEventsAsync(webhook, limitOfStream, cancellationToken),
                _ => ReadModelEventsAsync(webhook, limitOfStream, cancellationToken),
            }));
        }
        var pending = await ReadPendingAsync(webhook, cancellationToken);
        return
        [
            .. events.Select(entry => pending.TryGetValue((entry.Stream, entry.Sequence), out var delivery)
                ? entry with { AttemptCount = delivery.AttemptCount, NextAttemptTime = delivery.NextAttemptTime }
                : entry),
        ];
    }

    public async Task<bool> RecordAsync(
        Webhook webhook, WebhookDelivery delivery, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(delivery);
        await using var batch = new TenantBatch(dataSource, webhook.Tenant);
        batch.Add(
            "WITH mine AS (UPDATE webhooks SET leased_until = $4 WHERE tenant_id = $1 AND id = $2 AND leased_by = $3 "
            + "RETURNING id), "
            + "recorded AS (INSERT INTO webhook_deliveries (tenant_id, webhook_id, stream, sequence, event, state, "
            + "attempt_count, next_attempt_time, last_status, last_error, created_time, updated_time) "
            + "SELECT $1, id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM mine "
            + "ON CONFLICT (tenant_id, webhook_id, stream, sequence) DO UPDATE SET state = EXCLUDED.state, "
            + "attempt_count = EXCLUDED.attempt_count, next_attempt_time = EXCLUDED.next_attempt_time, "
            + "last_status = EXCLUDED.last_status, last_error = EXCLUDED.last_error, updated_time = EXCLUDED.updated_time), "
            + "moved AS (INSERT INTO webhook_cursors (tenant_id, webhook_id, stream, sequence) "
            + "SELECT $1, id, $5, $6 FROM mine WHERE $8 <> 'Pending' "
            + "ON CONFLICT (tenant_id, webhook_id, stream) DO UPDATE SET sequence = EXCLUDED.sequence) "
            + "SELECT id FROM mine")
            .Add(webhook.Tenant).Add(webhook.Id).Add(owner).Add(Now() + lease)
            .Add(delivery.Stream).Add(delivery.Sequence).Add(delivery.Topic.ToString()).Add(delivery.State.ToString())
            .Add(delivery.AttemptCount).Add(delivery.NextAttemptTime).Add(delivery.LastStatus).Add(delivery.LastError)
            .Add(delivery.CreatedTime).Add(delivery.UpdatedTime);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    /// <summary>A new webhook begins after what there is: only what is stored later is sent.</summary>
    private async Task AddCursorsAsync(TenantBatch batch, Webhook webhook, CancellationToken cancellationToken)
    {
        const string Insert = "INSERT INTO webhook_cursors (tenant_id, webhook_id, stream, sequence) ";
        batch.Add(
            $"{Insert} SELECT $1, $2, 'regime/' || s.instrument || '/' || f.name, t.number FROM {Regimes}"
            + "CROSS JOIN LATERAL (SELECT number FROM regime_transitions t WHERE t.series_id = s.id "
            + "AND t.timeframe = f.timeframe ORDER BY t.number DESC LIMIT 1) t "
            + "WHERE s.run = 'live' ON CONFLICT DO NOTHING")
            .Add(webhook.Tenant).Add(webhook.Id).Add(TimeframeNumbers).Add(TimeframeNames);
        batch.Add(
            $"{Insert} SELECT $1, $2, 'bot/' || bots.bot, e.sequence FROM {Bots}"
            + "CROSS JOIN LATERAL (SELECT sequence FROM bot_events e WHERE e.tenant_id = $1 AND e.bot = bots.bot "
            + "ORDER BY sequence DESC LIMIT 1) e ON CONFLICT DO NOTHING")
            .Add(webhook.Tenant).Add(webhook.Id);
        var latest = await models.ReadLatestEventsAsync(null, 1, cancellationToken);
        batch.Add($"{Insert} VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
            .Add(webhook.Tenant).Add(webhook.Id).Add(ModelStream).Add(latest.IsEmpty ? 0 : latest[0].Number);
    }

    private async Task<ImmutableArray<WebhookEvent>> ReadTransitionsAsync(
        Webhook webhook, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, webhook.Tenant);
        batch.Add(
            $"SELECT t.*, s.instrument, f.timeframe, f.name FROM {Regimes}"
            + $"CROSS JOIN LATERAL (SELECT {RegimeHistory.Columns} FROM regime_transitions t WHERE t.series_id = s.id "
            + "AND t.timeframe = f.timeframe AND t.number > coalesce(c.sequence, 0) ORDER BY t.number LIMIT $5) t "
            + "WHERE s.run = 'live'")
            .Add(webhook.Tenant).Add(webhook.Id).Add(TimeframeNumbers).Add(TimeframeNames).Add(limit);
        return await batch.ReadAsync(
            row =>
            {
                var instrument = row.GetString(RegimeHistory.NextColumn);
                var key = new RegimeKey(
                    new SymbolKey(InstrumentId.Parse(instrument)), (Timeframe)row.GetInt16(RegimeHistory.NextColumn + 1));
                var transition = RegimeHistory.Read(row, key);
                return new WebhookEvent(
                    $"regime/{instrument}/{row.GetString(RegimeHistory.NextColumn + 2)}",
                    transition.Number, WebhookTopic.RegimeChanged, Transition: transition);
            },
            cancellationToken);
    }

    private async Task<ImmutableArray<WebhookEvent>> ReadBotEventsAsync(
        Webhook webhook, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, webhook.Tenant);
        batch.Add(
            $"SELECT e.*, bots.bot FROM {Bots}LEFT JOIN webhook_cursors c ON c.tenant_id = $1 AND c.webhook_id = $2 "
            + "AND c.stream = 'bot/' || bots.bot "
            + $"CROSS JOIN LATERAL (SELECT {JournalRows.EventColumns} FROM bot_events WHERE tenant_id = $1 "
            + "AND bot_events.bot = bots.bot AND bot_events.sequence > coalesce(c.sequence, 0) "
            + "ORDER BY bot_events.sequence LIMIT $3) e")
            .Add(webhook.Tenant).Add(webhook.Id).Add(limit);
        return await batch.ReadAsync(
            row =>
            {
                var bot = new TenantKey(webhook.Tenant, row.GetString(JournalRows.NextEventColumn));
                var entry = JournalRows.ReadEvent(row, bot);
                return new WebhookEvent($"bot/{bot.Name}", entry.Sequence, WebhookTopic.BotEvents, BotEvent: entry);
            },
            cancellationToken);
    }

    private async Task<ImmutableArray<WebhookEvent>> ReadModelEventsAsync(
        Webhook webhook, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, webhook.Tenant);
        batch.Add("SELECT sequence FROM webhook_cursors WHERE tenant_id = $1 AND webhook_id = $2 AND stream = $3")
            .Add(webhook.Tenant).Add(webhook.Id).Add(ModelStream);
        var cursor = (await batch.ReadAsync(row => row.GetInt64(0), cancellationToken)).FirstOrDefault();
        var events = await models.ReadEventsAsync(cursor, limit, cancellationToken);
        return
        [
            .. events.Select(entry => new WebhookEvent(
                ModelStream, entry.Number, WebhookTopic.ModelEvents, ModelEvent: entry)),
        ];
    }

    private async Task<Dictionary<(string Stream, long Sequence), WebhookDelivery>> ReadPendingAsync(
        Webhook webhook, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, webhook.Tenant);
        batch.Add(
            $"SELECT {DeliveryColumns} FROM webhook_deliveries WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'Pending'")
            .Add(webhook.Tenant).Add(webhook.Id);
        var pending = await batch.ReadAsync(row => ReadDelivery(row, webhook.Id), cancellationToken);
        return pending.ToDictionary(delivery => (delivery.Stream, delivery.Sequence));
    }

    private static Webhook Read(NpgsqlDataReader row, string tenant) => new(
        tenant,
        row.GetString(0),
        new Uri(row.GetString(1)),
        [.. row.GetFieldValue<string[]>(2).Select(Enum.Parse<WebhookTopic>)],
        row.GetInt32(3),
        row.IsDBNull(4) ? null : row.GetDateTime(4),
        row.GetInt64(5),
        row.GetDateTime(6));

    private static WebhookDelivery ReadDelivery(NpgsqlDataReader row, string webhookId) => new(
        webhookId,
        row.GetString(0),
        row.GetInt64(1),
        Enum.Parse<WebhookTopic>(row.GetString(2)),
        Enum.Parse<WebhookDeliveryState>(row.GetString(3)),
        row.GetInt32(4),
        row.IsDBNull(5) ? null : row.GetDateTime(5),
        row.IsDBNull(6) ? null : row.GetInt32(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetDateTime(8),
        row.GetDateTime(9));

    private DateTime Now() => timeProvider.GetUtcNow().UtcDateTime;
}
