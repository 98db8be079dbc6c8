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

    private const string SelectBars =
        $"SELECT {BarReader.Columns} FROM {BarReader.Tables} WHERE c.series_id = {SeriesOf} AND c.timeframe = $3 ";

    private const string SelectTicks = $"SELECT {TickReader.Columns} FROM ticks WHERE series_id = {SeriesOf} ";

    public async Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
        SymbolKey key,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken)
    {
        var order = newestFirst ? "DESC" : "ASC";
        // Bounds stand there only when they are given: the planner then leaves out partitions and follows one index.
        await using var command = dataSource.CreateCommand(
            SelectBars + (from is null ? "" : "AND c.open_time >= $5 ")
            + (to is null ? "" : $"AND c.open_time < ${(from is null ? 5 : 6)} ")
            + $"ORDER BY c.open_time {order} LIMIT $4");
        AddBarParameters(command, key, timeframe, limit);
        foreach (var bound in new[] { from, to })
        {
            if (bound is { } time)
                command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time });
        }
        return await ReadAsync(command, limit, BarReader.ReadBar, cancellationToken);
    }

    public async Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"SELECT {BarReader.Columns}, (SELECT version FROM model_versions m WHERE m.id = f.model_id) "
            + $"FROM {BarReader.Tables} WHERE c.series_id = {SeriesOf} AND c.timeframe = $3 AND c.sequence > $5 "
            + $"AND c.sequence <= {WithFeatures} ORDER BY c.sequence LIMIT $4");
        AddBarParameters(command, key, timeframe, limit);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSequence });
        var bars = ImmutableArray.CreateBuilder<ClosedBar>(Math.Clamp(limit, 0, 1024));
        string? version = null;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var next = reader.IsDBNull(BarReader.NextColumn) ? "" : reader.GetString(BarReader.NextColumn);
            if (next != (version ??= next))
                break;
            bars.Add(BarReader.ReadBar(reader));
        }
        return new ClosedBarBatch(key, timeframe, version ?? "", bars.DrainToImmutable());
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

    public async Task<ImmutableArray<Trade>> ReadLatestTradesAsync(
        SymbolKey key, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            SelectTicks + "AND kind = 1 ORDER BY sequence DESC LIMIT $3");
        AddKey(command, key);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await ReadAsync(command, limit, TickReader.ReadTrade, cancellationToken);
    }

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
