using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>What was decided, read a page at a time; switches of strategies behind row-level security.</summary>
public sealed class DecisionHistory(NpgsqlDataSource dataSource) : IDecisionHistory
{
    // Ids in the order of their bytes, as those compare them who put transitions and switches into one list.
    private const string PlainId = "id COLLATE \"C\"";

    private const string SwitchColumns = $"{JournalRows.SwitchColumns}, strategy, run, instrument, timeframe";

    private const int SwitchKeyColumn = 9;

    public async Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        DecisionFilter filter, HistoryPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = dataSource.CreateBatch();
        var command = new NpgsqlBatchCommand(
            $"SELECT {RegimeHistory.Columns}, s.instrument, t.timeframe FROM regime_transitions t "
            + "JOIN series s ON s.id = t.series_id WHERE s.run = $1 AND "
            + HistorySql.Within("t.bar_close_time", $"t.{PlainId}")
            + "AND ($9::text IS NULL OR s.instrument = $9) AND ($10::smallint IS NULL OR t.timeframe = $10) "
            + HistorySql.Ordered("t.bar_close_time", $"t.{PlainId}", page.NewestFirst));
        AddFilter(command, SymbolKey.LiveRun, filter, page);
        batch.BatchCommands.Add(command);
        return await ReadAsync(batch, ReadTransition, cancellationToken);
    }

    public async Task<ImmutableArray<RegimeTransition>> FindTransitionsAsync(
        ImmutableArray<TransitionId> ids, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        var command = new NpgsqlBatchCommand(
            $"SELECT {RegimeHistory.Columns}, s.instrument, t.timeframe, s.run "
            + "FROM unnest($1::text[], $2::text[], $3::smallint[], $4::bigint[]) "
            + "AS q (run, instrument, timeframe, number) "
            + "JOIN series s ON s.run = q.run AND s.instrument = q.instrument JOIN regime_transitions t "
            + "ON t.series_id = s.id AND t.timeframe = q.timeframe AND t.number = q.number");
        command.AddArray(ids, id => id.Key.Symbol.Run);
        command.AddArray(ids, id => id.Key.Symbol.Instrument.ToString());
        command.AddArray(ids, id => (short)id.Key.Timeframe);
        command.AddArray(ids, id => id.Number);
        batch.BatchCommands.Add(command);
        return await ReadAsync(
            batch, row => ReadTransition(row, row.GetString(RegimeHistory.NextColumn + 2)), cancellationToken);
    }

    public async Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        string tenant, DecisionFilter filter, HistoryPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var batch = new TenantBatch(dataSource, tenant);
        AddFilter(
            batch.Add(
                $"SELECT {SwitchColumns} FROM strategy_switches WHERE tenant_id = $1 AND run = 'live' AND "
                + HistorySql.Within("bar_close_time", PlainId)
                + "AND ($9::text IS NULL OR instrument = $9) AND ($10::smallint IS NULL OR timeframe = $10) "
                + HistorySql.Ordered("bar_close_time", PlainId, page.NewestFirst)),
            tenant, filter, page);
        return await batch.ReadAsync(row => ReadSwitch(row, tenant), cancellationToken);
    }

    public async Task<ImmutableArray<StrategySwitch>> FindSwitchesAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {SwitchColumns} FROM strategy_switches WHERE tenant_id = $1 AND id = ANY ($2)")
            .Add(tenant).Add(ids.ToArray());
        return await batch.ReadAsync(row => ReadSwitch(row, tenant), cancellationToken);
    }

    private static void AddFilter(
        NpgsqlBatchCommand command, string first, DecisionFilter filter, HistoryPage page) => command
        .Add(first).AddPage(page, filter.From, filter.To)
        .Add(filter.Instrument?.ToString()).Add((short?)filter.Timeframe);

    private static async Task<ImmutableArray<T>> ReadAsync<T>(
        NpgsqlBatch batch, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows.DrainToImmutable();
    }

    private static RegimeTransition ReadTransition(NpgsqlDataReader row) => ReadTransition(row, SymbolKey.LiveRun);

    private static RegimeTransition ReadTransition(NpgsqlDataReader row, string run) => RegimeHistory.Read(
        row,
        new RegimeKey(
            new SymbolKey(InstrumentId.Parse(row.GetString(RegimeHistory.NextColumn)), run),
            (Timeframe)row.GetInt16(RegimeHistory.NextColumn + 1)));

    private static StrategySwitch ReadSwitch(NpgsqlDataReader row, string tenant) => JournalRows.ReadSwitch(
        row,
        new StrategyKey(
            tenant,
            row.GetString(SwitchKeyColumn),
            new RegimeKey(
                new SymbolKey(
                    InstrumentId.Parse(row.GetString(SwitchKeyColumn + 2)), row.GetString(SwitchKeyColumn + 1)),
                (Timeframe)row.GetInt16(SwitchKeyColumn + 3))));
}
