using System.Collections.Immutable;
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
        + "reason_code, id, bot FROM orders WHERE tenant_id = $1 AND run = $2 "
        + "ORDER BY instrument COLLATE \"C\", bar_sequence, created_time";

    private const string SelectBots = "SELECT DISTINCT bot, instrument FROM orders WHERE tenant_id = $1 AND run = $2";

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
        var (orders, fills) = await HashOrdersAsync(hash, new RunScope(tenant, key.Symbol.Run), cancellationToken);
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
    public async Task<(long Count, string Sha256)> ReadSwitchesAsync(RunScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = await ReadAsync(
            scope, SelectSwitches, row => IsIn(scope, row) ? ReadSwitchLine(row) : null, cancellationToken);
        var count = 0;
        foreach (var line in lines.OfType<string>())
        {
            Append(hash, line);
            count++;
        }
        return (count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The orders of a run, each with its fills, as lines in their order: how many of both, and their hash.</summary>
    public async Task<(long Orders, long Fills, string Sha256)> ReadOrdersAsync(
        RunScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (orders, fills) = await HashOrdersAsync(hash, scope, cancellationToken);
        return (orders, fills, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The names of the bots that have orders on some instruments, in their order.</summary>
    public async Task<ImmutableArray<string>> ReadBotsAsync(
        RunScope scope, IReadOnlyCollection<string> instruments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var rows = await ReadAsync(scope, SelectBots, row => (Bot: row.GetString(0), Instrument: row.GetString(1)), cancellationToken);
        return [.. rows.Where(row => instruments.Contains(row.Instrument)).Select(row => row.Bot).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool IsIn(RunScope scope, NpgsqlDataReader row) =>
        scope.HasSwitch(row.GetString(0), (Timeframe)row.GetInt16(1), row.GetString(2), row.GetDateTime(8));

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

    /// <summary>
    /// Bots have other names in a run than live, and ids follow from names: orders of one bar are in the order of their lines.
    /// </summary>
    private async Task<(long Orders, long Fills)> HashOrdersAsync(
        IncrementalHash hash, RunScope scope, CancellationToken cancellationToken)
    {
        var fills = (await ReadAsync(scope, SelectFills, ReadFillLine, cancellationToken))
            .ToLookup(fill => fill.OrderId, fill => fill.Line);
        var orders = (await ReadAsync(scope, SelectOrders, ReadOrder, cancellationToken))
            .Where(order => scope.HasOrder(order.Instrument, order.Bot, order.CreatedTime)).ToList();
        var (count, fillCount) = (0L, 0L);
        foreach (var bar in orders.GroupBy(order => (order.Instrument, order.Bar, order.CreatedTime)))
        {
            foreach (var lines in bar.Select(order => string.Join('\n', [order.Line, .. fills[order.Id]])).Order(StringComparer.Ordinal))
                Append(hash, lines);
            count += bar.Count();
            fillCount += bar.Sum(order => fills[order.Id].Count());
        }
        return (count, fillCount);
    }

    private async Task<ImmutableArray<T>> ReadAsync<T>(
        RunScope scope, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, scope.Tenant);
        batch.Add(sql).Add(scope.Tenant).Add(scope.Run);
        return [.. await batch.ReadAsync(read, cancellationToken)];
    }

    private (string Id, string Instrument, long Bar, DateTime CreatedTime, string Bot, string Line) ReadOrder(NpgsqlDataReader row)
    {
        var (id, line) = ReadOrderLine(row);
        return (id, row.GetString(0), row.GetInt64(1), row.GetDateTime(2), row.GetString(12), line);
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
