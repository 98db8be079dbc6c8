using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>What bots did, read a page at a time behind row-level security.</summary>
public sealed class TradingHistory(NpgsqlDataSource dataSource) : ITradingHistory
{
    private const string OrdersWanted =
        "AND ($9::text IS NULL OR instrument = $9) AND ($10::text IS NULL OR side = $10) "
        + "AND ($11::text[] IS NULL OR state = ANY ($11)) ";

    private const string FillsWanted =
        "AND ($9::text IS NULL OR instrument = $9) AND ($10::text IS NULL OR side = $10) ";

    private const string FillColumns = $"{JournalRows.FillColumns}, bot";

    private const int FillBotColumn = 9;

    public async Task<ImmutableArray<Order>> ReadOrdersAsync(
        string tenant, OrderFilter filter, HistoryPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = new TenantBatch(dataSource, tenant);
        AddFilter(
            batch.Add(
                $"SELECT {JournalRows.OrderColumns} FROM orders WHERE tenant_id = $1 AND run = 'live' AND "
                + HistorySql.Within("created_time", "id") + OrdersWanted
                + HistorySql.Ordered("created_time", "id", page.NewestFirst)),
            tenant, filter, page);
        return await batch.ReadAsync(row => JournalRows.ReadOrder(row, tenant), cancellationToken);
    }

    public async Task<ILookup<TenantKey, Order>> ReadOrdersAsync(
        string tenant,
        ImmutableArray<string> bots,
        OrderFilter filter,
        HistoryPage page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = new TenantBatch(dataSource, tenant);
        AddFilter(
            batch.Add(
                $"SELECT o.* FROM unnest($12::text[]) AS b (bot) CROSS JOIN LATERAL (SELECT {JournalRows.OrderColumns} "
                + "FROM orders WHERE tenant_id = $1 AND orders.bot = b.bot AND "
                + HistorySql.Within("created_time", "id") + OrdersWanted
                + HistorySql.Ordered("created_time", "id", page.NewestFirst) + ") o"),
            tenant, filter, page).Add(bots.ToArray());
        var orders = await batch.ReadAsync(row => JournalRows.ReadOrder(row, tenant), cancellationToken);
        return orders.ToLookup(order => order.Bot);
    }

    public async Task<ImmutableArray<BotFill>> ReadFillsAsync(
        string tenant, FillFilter filter, HistoryPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = new TenantBatch(dataSource, tenant);
        AddFilter(
            batch.Add(
                $"SELECT {FillColumns} FROM fills WHERE tenant_id = $1 AND run = 'live' AND "
                + HistorySql.Within("time", "id") + FillsWanted + HistorySql.Ordered("time", "id", page.NewestFirst)),
            tenant, filter, page);
        return await batch.ReadAsync(row => ReadFill(row, tenant), cancellationToken);
    }

    public async Task<ILookup<TenantKey, BotFill>> ReadFillsAsync(
        string tenant,
        ImmutableArray<string> bots,
        FillFilter filter,
        HistoryPage page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = new TenantBatch(dataSource, tenant);
        AddFilter(
            batch.Add(
                $"SELECT f.* FROM unnest($11::text[]) AS b (bot) CROSS JOIN LATERAL (SELECT {FillColumns} FROM fills "
                + "WHERE tenant_id = $1 AND fills.bot = b.bot AND " + HistorySql.Within("time", "id") + FillsWanted
                + HistorySql.Ordered("time", "id", page.NewestFirst) + ") f"),
            tenant, filter, page).Add(bots.ToArray());
        var fills = await batch.ReadAsync(row => ReadFill(row, tenant), cancellationToken);
        return fills.ToLookup(fill => fill.Bot);
    }

    public async Task<ImmutableArray<Order>> FindOrdersAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {JournalRows.OrderColumns} FROM orders WHERE tenant_id = $1 AND id = ANY ($2)")
            .Add(tenant).Add(ids.ToArray());
        return await batch.ReadAsync(row => JournalRows.ReadOrder(row, tenant), cancellationToken);
    }

    public async Task<ImmutableArray<BotFill>> FindFillsAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {FillColumns} FROM fills WHERE tenant_id = $1 AND id = ANY ($2)")
            .Add(tenant).Add(ids.ToArray());
        return await batch.ReadAsync(row => ReadFill(row, tenant), cancellationToken);
    }

    public async Task<ILookup<string, BotFill>> ReadFillsOfOrdersAsync(
        string tenant, ImmutableArray<string> orderIds, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            $"SELECT f.* FROM unnest($2::text[]) AS o (id) CROSS JOIN LATERAL (SELECT {FillColumns} FROM fills "
            + "WHERE tenant_id = $1 AND fills.order_id = o.id ORDER BY event_sequence, fills.id LIMIT $3) f")
            .Add(tenant).Add(orderIds.ToArray()).Add(limit);
        var fills = await batch.ReadAsync(row => ReadFill(row, tenant), cancellationToken);
        return fills.ToLookup(fill => fill.Fill.OrderId);
    }

    public async Task<ILookup<TenantKey, BotEvent>> ReadEventsAsync(
        string tenant,
        ImmutableArray<string> bots,
        EventFilter<BotEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            "SELECT e.*, b.bot FROM unnest($2::text[]) AS b (bot) "
            + $"CROSS JOIN LATERAL (SELECT {JournalRows.EventColumns} FROM bot_events WHERE tenant_id = $1 "
            + "AND bot_events.bot = b.bot AND sequence > $3 AND sequence < $4 "
            + "AND ($5::text[] IS NULL OR kind = ANY ($5)) "
            + $"AND time >= $6 AND time < $7 ORDER BY sequence {(page.NewestFirst ? "DESC" : "ASC")} LIMIT $8) e")
            .Add(tenant).Add(bots.ToArray())
            .Add(page.Above ?? 0).Add(page.Below ?? long.MaxValue)
            .Add(filter.Kinds.IsEmpty ? null : filter.Kinds.Select(kind => kind.ToString()).ToArray())
            .Add(TimeBounds.From(filter.From)).Add(TimeBounds.To(filter.To)).Add(page.Limit);
        var events = await batch.ReadAsync(
            row => JournalRows.ReadEvent(row, new TenantKey(tenant, row.GetString(JournalRows.NextEventColumn))),
            cancellationToken);
        return events.ToLookup(entry => entry.Bot);
    }

    private static NpgsqlBatchCommand AddFilter(
        NpgsqlBatchCommand command, string tenant, OrderFilter filter, HistoryPage page) => command
        .Add(tenant).AddPage(page, filter.From, filter.To)
        .Add(filter.Instrument?.ToString()).Add(filter.Side?.ToString())
        .Add(filter.States.IsEmpty ? null : filter.States.Select(state => state.ToString()).ToArray());

    private static NpgsqlBatchCommand AddFilter(
        NpgsqlBatchCommand command, string tenant, FillFilter filter, HistoryPage page) => command
        .Add(tenant).AddPage(page, filter.From, filter.To)
        .Add(filter.Instrument?.ToString()).Add(filter.Side?.ToString());

    private static BotFill ReadFill(NpgsqlDataReader row, string tenant) =>
        new(new TenantKey(tenant, row.GetString(FillBotColumn)), JournalRows.ReadFill(row));
}
