using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Reads ticks and bars back.</summary>
public sealed class MarketDataHistory(NpgsqlDataSource dataSource) : IMarketDataHistory
{
    internal const string SeriesOf = "(SELECT id FROM series WHERE run = $1 AND instrument = $2)";

    // Candles and features are written apart: who catches up gets a bar when both are there.
    internal const string WithFeatures =
        $"(SELECT sequence FROM writer_progress WHERE series_id = {SeriesOf} AND data_set = 2 AND timeframe = $3)";

    private const string SelectTicks = $"SELECT {TickReader.Columns} FROM ticks WHERE series_id = {SeriesOf} ";

    public Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
        SymbolKey key,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken) => ReadRangeAsync(
        new BarRange(key, timeframe, from, to, limit, newestFirst), BarReader.Columns, BarReader.ReadBar, cancellationToken);

    public async Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"SELECT {BarReader.Columns}, (SELECT version FROM model_versions m WHERE m.id = f.model_id), "
            + $"{ScoredBarReader.Version} FROM {BarReader.Tables} WHERE c.series_id = {SeriesOf} AND c.timeframe = $3 AND c.sequence > $5 "
            + $"AND c.sequence <= {WithFeatures} ORDER BY c.sequence LIMIT $4");
        AddBarParameters(command, key, timeframe, limit);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSequence });
        var bars = ImmutableArray.CreateBuilder<ClosedBar>(Math.Clamp(limit, 0, 1024));
        (string Regime, string? Anomaly)? models = null;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var next = (TextOf(reader, BarReader.NextColumn) ?? "", TextOf(reader, BarReader.NextColumn + 1));
            if (next != (models ??= next))
                break;
            bars.Add(BarReader.ReadBar(reader));
        }
        return new ClosedBarBatch(key, timeframe, models?.Regime ?? "", bars.DrainToImmutable())
        {
            AnomalyVersion = models?.Anomaly,
        };
    }

    public async Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
        SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            SelectTicks + "AND sequence > $4 ORDER BY sequence LIMIT $3");
        AddKey(command, key);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSequence });
        return await ReadAsync(command, limit, TickReader.Read, cancellationToken);
    }

    public async Task<ImmutableArray<ImmutableArray<Trade>>> ReadTradesAsync(
        ImmutableArray<TradeRange> ranges, CancellationToken cancellationToken)
    {
        var reads = new RangeReads<TradeRange, Trade>(ranges, range => range.NewestFirst);
        await reads.ReadAsync(
            dataSource,
            newestFirst => $"SELECT q.place, {TickReader.Columns} FROM unnest($1::int[], $2::text[], $3::text[], "
                + "$4::bigint[], $5::bigint[], $6::int[]) AS q (place, run, instrument, above, below, count) "
                + "JOIN series s ON s.run = q.run AND s.instrument = q.instrument "
                + $"CROSS JOIN LATERAL (SELECT {TickReader.Columns} FROM ticks t WHERE t.series_id = s.id AND t.kind = 1 "
                + "AND t.sequence > q.above AND t.sequence < q.below "
                + $"ORDER BY t.sequence {(newestFirst ? "DESC" : "ASC")} LIMIT q.count) t",
            (command, some) =>
            {
                command.AddArray(some, item => item.Range.Key.Run);
                command.AddArray(some, item => item.Range.Key.Instrument.ToString());
                command.AddArray(some, item => item.Range.AfterSequence ?? long.MinValue);
                command.AddArray(some, item => item.Range.BeforeSequence ?? long.MaxValue);
                command.AddArray(some, item => item.Range.Limit);
            },
            row => TickReader.ReadTrade(row, 1),
            cancellationToken);
        return reads.Results;
    }

    public async Task<ImmutableArray<ImmutableArray<ScoredBar>>> ReadBarsAsync(
        ImmutableArray<BarRange> ranges, CancellationToken cancellationToken)
    {
        var bars = new ScoredBarReader();
        // One alone is read with the bounds it has, which lets the planner leave out partitions.
        if (ranges is [var only])
            return [await ReadRangeAsync(only, ScoredBarReader.Columns, bars.Read, cancellationToken)];
        var reads = new RangeReads<BarRange, ScoredBar>(ranges, range => range.NewestFirst);
        await reads.ReadAsync(
            dataSource,
            newestFirst => $"SELECT b.*, q.place FROM unnest($1::int[], $2::text[], $3::text[], $4::smallint[], "
                + "$5::timestamptz[], $6::timestamptz[], $7::int[]) "
                + "AS q (place, run, instrument, timeframe, first, next, count) "
                + "JOIN series s ON s.run = q.run AND s.instrument = q.instrument "
                + $"CROSS JOIN LATERAL (SELECT {ScoredBarReader.Columns} FROM {BarReader.Tables} WHERE c.series_id = s.id "
                + "AND c.timeframe = q.timeframe AND c.open_time >= q.first AND c.open_time < q.next "
                + $"ORDER BY c.open_time {(newestFirst ? "DESC" : "ASC")} LIMIT q.count) b",
            (command, some) =>
            {
                command.AddArray(some, item => item.Range.Key.Run);
                command.AddArray(some, item => item.Range.Key.Instrument.ToString());
                command.AddArray(some, item => (short)item.Range.Timeframe);
                command.AddArray(some, item => TimeBounds.From(item.Range.From));
                command.AddArray(some, item => TimeBounds.To(item.Range.To));
                command.AddArray(some, item => item.Range.Limit);
            },
            bars.Read,
            cancellationToken,
            placeColumn: ScoredBarReader.NextColumn);
        return reads.Results;
    }

    private async Task<ImmutableArray<T>> ReadRangeAsync<T>(
        BarRange range, string columns, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var (key, timeframe, from, to, limit, newestFirst) = range;
        // Bounds stand there only when they are given: the planner then leaves out partitions and follows one index.
        await using var command = dataSource.CreateCommand(
            $"SELECT {columns} FROM {BarReader.Tables} WHERE c.series_id = {SeriesOf} AND c.timeframe = $3 "
            + (from is null ? "" : "AND c.open_time >= $5 ")
            + (to is null ? "" : $"AND c.open_time < ${(from is null ? 5 : 6)} ")
            + $"ORDER BY c.open_time {(newestFirst ? "DESC" : "ASC")} LIMIT $4");
        AddBarParameters(command, key, timeframe, limit);
        foreach (var bound in new[] { from, to })
        {
            if (bound is { } time)
                command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time });
        }
        return await ReadAsync(command, limit, read, cancellationToken);
    }

    private static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static void AddKey(NpgsqlCommand command, SymbolKey key)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Run });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Instrument.ToString() });
    }

    internal static async Task<ImmutableArray<T>> ReadAsync<T>(
        NpgsqlCommand command, int limit, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>(Math.Clamp(limit, 0, 1024));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows.DrainToImmutable();
    }

    private static void AddBarParameters(NpgsqlCommand command, SymbolKey key, Timeframe timeframe, int limit)
    {
        AddKey(command, key);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)timeframe });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
    }
}
