using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Reads what a run left and makes a hash of its decisions: a line for each transition and order, and for each fill
/// under its order. Lines hold labels, times and decimals at the instrument's scale, which are the same on every
/// machine; not probabilities, and no ids, for these carry the run's own id.
/// </summary>
public sealed class RunReportReader(NpgsqlDataSource dataSource, IInstrumentCatalog instruments)
{
    private const string SelectTransitions =
        "SELECT s.instrument, t.timeframe, t.number, t.previous, t.current, t.bar_sequence, t.bar_close_time, "
        + "t.reason_code, t.model_version FROM regime_transitions t JOIN series s ON s.id = t.series_id "
        + "WHERE s.run = $1 ORDER BY s.instrument COLLATE \"C\", t.timeframe, t.number";

    private const string SelectOrders =
        "SELECT instrument, bar_sequence, created_time, side, type, quantity, state, filled_quantity, average_price, "
        + "fee, "
        + "reason_code, id FROM orders WHERE tenant_id = $1 AND run = $2 "
        + "ORDER BY instrument COLLATE \"C\", bar_sequence, created_time, event_sequence, id COLLATE \"C\"";

    private const string SelectFills =
        "SELECT order_id, time, price, quantity, fee, side, instrument FROM fills WHERE tenant_id = $1 AND run = $2 "
        + "ORDER BY event_sequence, id COLLATE \"C\"";

    private const string SelectSwitches =
        "SELECT instrument, timeframe, strategy, number, previous, current, regime, bar_sequence, bar_close_time, "
        + "reason_code FROM strategy_switches WHERE tenant_id = $1 AND run = $2 "
        + "ORDER BY instrument COLLATE \"C\", timeframe, strategy COLLATE \"C\", number";

    private const string SelectCounts =
        """
        SELECT (SELECT count(*) FROM candles c JOIN series s ON s.id = c.series_id
                WHERE s.run = $1 AND s.instrument = $2 AND c.timeframe = $3),
               count(*),
               avg(t.previous_dwell_bars) FILTER (WHERE t.previous <> 'Unknown')::float8
        FROM regime_transitions t JOIN series s ON s.id = t.series_id
        WHERE s.run = $1 AND s.instrument = $2 AND t.timeframe = $3
        """;

    /// <summary>Reads one run of a tenant; bars and changes are counted for one timeframe of one instrument.</summary>
    public async Task<RunReport> ReadAsync(
        string tenant, RegimeKey key, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await HashTransitionsAsync(hash, key.Symbol.Run, cancellationToken);
        var (orders, fills) = await HashOrdersAsync(hash, tenant, key.Symbol.Run, cancellationToken);
        await using var command = dataSource.CreateCommand(SelectCounts);
        command.CommandTimeout = 0;
        command.Add(key.Symbol.Run).Add(key.Symbol.Instrument.ToString()).Add((short)key.Timeframe);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new RunReport(
            reader.GetInt64(0),
            reader.GetInt64(1),
            reader.IsDBNull(2) ? null : reader.GetDouble(2),
            orders,
            fills,
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The strategy switches of a run, as lines in their order: how many, and their hash.</summary>
    public async Task<(long Count, string Sha256)> ReadSwitchesAsync(
        string tenant, string run, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = await ReadAsync(tenant, run, SelectSwitches, row => ("", ReadSwitchLine(row)), cancellationToken);
        foreach (var (_, line) in lines)
            Append(hash, line);
        return (lines.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The orders of a run, each with its fills, as lines in their order: how many of both, and their hash.</summary>
    public async Task<(long Orders, long Fills, string Sha256)> ReadOrdersAsync(
        string tenant, string run, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (orders, fills) = await HashOrdersAsync(hash, tenant, run, cancellationToken);
        return (orders, fills, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string ReadSwitchLine(NpgsqlDataReader row) =>
        $"switch|{row.GetString(0)}|{(Timeframe)row.GetInt16(1)}|{row.GetString(2)}|{row.GetInt64(3)}|{row.GetString(4)}"
        + $"|{row.GetString(5)}|{row.GetString(6)}|{row.GetInt64(7)}|{Text(row.GetDateTime(8))}|{row.GetString(9)}";

    private async Task HashTransitionsAsync(IncrementalHash hash, string run, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(SelectTransitions);
        command.Add(run);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            Append(
                hash,
                $"transition|{reader.GetString(0)}|{(Timeframe)reader.GetInt16(1)}|{reader.GetInt64(2)}|{reader.GetString(3)}"
                + $"|{reader.GetString(4)}|{reader.GetInt64(5)}|{Text(reader.GetDateTime(6))}|{reader.GetString(7)}"
                + $"|{reader.GetString(8)}");
    }

    private async Task<(long Orders, long Fills)> HashOrdersAsync(
        IncrementalHash hash, string tenant, string run, CancellationToken cancellationToken)
    {
        var fills = (await ReadAsync(tenant, run, SelectFills, ReadFillLine, cancellationToken))
            .ToLookup(fill => fill.OrderId, fill => fill.Line);
        var orders = await ReadAsync(tenant, run, SelectOrders, ReadOrderLine, cancellationToken);
        foreach (var (id, line) in orders)
        {
            Append(hash, line);
            foreach (var fill in fills[id])
                Append(hash, fill);
        }
        return (orders.Count, fills.Sum(order => order.LongCount()));
    }

    private async Task<List<(string OrderId, string Line)>> ReadAsync(
        string tenant,
        string run,
        string sql,
        Func<NpgsqlDataReader, (string, string)> read,
        CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(sql).Add(tenant).Add(run);
        return [.. await batch.ReadAsync(read, cancellationToken)];
    }

    private (string OrderId, string Line) ReadOrderLine(NpgsqlDataReader row)
    {
        var instrument = InstrumentOf(row.GetString(0));
        var averagePrice = row.IsDBNull(8) ? "" : Text(row.GetDecimal(8));
        return (
            row.GetString(11),
            $"order|{instrument.Id}|{row.GetInt64(1)}|{Text(row.GetDateTime(2))}|{row.GetString(3)}|{row.GetString(4)}"
            + $"|{Text(instrument.ToDecimal(new Quantity(row.GetInt64(5))))}|{row.GetString(6)}"
            + $"|{Text(instrument.ToDecimal(new Quantity(row.GetInt64(7))))}|{averagePrice}|{Text(row.GetDecimal(9))}"
            + $"|{row.GetString(10)}");
    }

    private (string OrderId, string Line) ReadFillLine(NpgsqlDataReader row)
    {
        var instrument = InstrumentOf(row.GetString(6));
        return (
            row.GetString(0),
            $"fill|{Text(row.GetDateTime(1))}|{row.GetString(5)}|{Text(instrument.ToDecimal(new Price(row.GetInt64(2))))}"
            + $"|{Text(instrument.ToDecimal(new Quantity(row.GetInt64(3))))}|{Text(row.GetDecimal(4))}");
    }

    private Instrument InstrumentOf(string id) => instruments.TryGet(InstrumentId.Parse(id), out var instrument)
        ? instrument
        : throw new InvalidOperationException(
            $"The run has orders of {id}, which is not in the catalogue: its scale is not known. Add the instrument.");

    private static void Append(IncrementalHash hash, string line)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        hash.AppendData("\n"u8);
    }

    private static string Text(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
