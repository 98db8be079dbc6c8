using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>What bots did and strategies decided, each tenant's behind row-level security.</summary>
public sealed class TradingJournal(NpgsqlDataSource dataSource, OutageRetry retry, AuditSignal? audit = null)
    : ITradingJournal
{
    public async Task AppendAsync(ImmutableArray<BotEvent> events, CancellationToken cancellationToken)
    {
        foreach (var tenant in events.GroupBy(e => e.Bot.Tenant))
            await AppendAsync(
                tenant.Key, batch => JournalWrites.Add(batch, tenant.Key, [.. tenant]), cancellationToken);
        if (events.Any(BotAuditRecords.IsAudited))
            audit?.Set();
    }

    public async Task AppendAsync(ImmutableArray<StrategySwitch> switches, CancellationToken cancellationToken)
    {
        foreach (var tenant in switches.GroupBy(s => s.Key.Tenant))
            await AppendAsync(
                tenant.Key, batch => JournalWrites.Add(batch, tenant.Key, [.. tenant]), cancellationToken);
    }

    public async Task<ImmutableArray<BotEvent>> ReadEventsAsync(
        TenantKey bot, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, bot.Tenant);
        batch.Add(
            $"SELECT {JournalRows.EventColumns} FROM bot_events WHERE tenant_id = $1 AND bot = $2 AND sequence > $3 "
            + "ORDER BY sequence LIMIT $4")
            .Add(bot.Tenant).Add(bot.Name).Add(afterSequence).Add(limit);
        return await batch.ReadAsync(row => JournalRows.ReadEvent(row, bot), cancellationToken);
    }

    public async Task<ImmutableArray<Order>> ReadOrdersAsync(
        TenantKey bot, string? beforeOrderId, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, bot.Tenant);
        var before = beforeOrderId is null
            ? ""
            : "AND (created_time, id) < (SELECT created_time, id FROM orders WHERE tenant_id = $1 AND id = $4) ";
        var select = batch.Add(
            $"SELECT {JournalRows.OrderColumns} FROM orders WHERE tenant_id = $1 AND bot = $2 {before}"
            + "ORDER BY created_time DESC, id DESC LIMIT $3")
            .Add(bot.Tenant).Add(bot.Name).Add(limit);
        if (beforeOrderId is not null)
            select.Add(beforeOrderId);
        return await batch.ReadAsync(row => JournalRows.ReadOrder(row, bot.Tenant), cancellationToken);
    }

    public async Task<ImmutableArray<Fill>> ReadFillsAsync(
        TenantKey bot, string? beforeFillId, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, bot.Tenant);
        var before = beforeFillId is null
            ? ""
            : "AND (event_sequence, id) < (SELECT event_sequence, id FROM fills WHERE tenant_id = $1 AND id = $4) ";
        var select = batch.Add(
            $"SELECT {JournalRows.FillColumns} FROM fills WHERE tenant_id = $1 AND bot = $2 {before}"
            + "ORDER BY event_sequence DESC, id DESC LIMIT $3")
            .Add(bot.Tenant).Add(bot.Name).Add(limit);
        if (beforeFillId is not null)
            select.Add(beforeFillId);
        return await batch.ReadAsync(JournalRows.ReadFill, cancellationToken);
    }

    public async Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        StrategyKey strategy, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, strategy.Tenant);
        batch.Add(
            $"SELECT {JournalRows.SwitchColumns} FROM strategy_switches WHERE tenant_id = $1 AND run = $2 "
            + "AND strategy = $3 AND instrument = $4 AND timeframe = $5 ORDER BY number DESC LIMIT $6")
            .Add(strategy.Tenant)
            .Add(strategy.Regime.Symbol.Run)
            .Add(strategy.Strategy)
            .Add(strategy.Regime.Symbol.Instrument.ToString())
            .Add((short)strategy.Regime.Timeframe)
            .Add(limit);
        return await batch.ReadAsync(row => JournalRows.ReadSwitch(row, strategy), cancellationToken);
    }

    private Task AppendAsync(string tenant, Action<TenantBatch> fill, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(
            async token =>
            {
                await using var batch = new TenantBatch(dataSource, tenant);
                fill(batch);
                await batch.ExecuteAsync(token);
            },
            cancellationToken);
}
