using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Stores regime transitions, and joins them with the bars they were decided on.</summary>
public sealed class RegimeHistory(NpgsqlDataSource dataSource, OutageRetry retry) : IRegimeHistory
{
    private const string Select =
        "SELECT t.id, t.number, t.previous, t.current, t.confidence, t.state, t.probabilities, t.bar_sequence, "
        + "t.bar_close_time, t.previous_dwell_bars, t.reason_code, t.model_version, "
        + "t.explanation::text FROM regime_transitions t "
        + "WHERE t.series_id = " + MarketDataHistory.SeriesOf + " AND t.timeframe = $3 ";

    private const string MakeSeries =
        "INSERT INTO series (run, instrument) SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS t (run, "
        + "instrument) "
        + "WHERE NOT EXISTS (SELECT FROM series s WHERE s.run = t.run AND s.instrument = t.instrument) "
        + "ON CONFLICT DO NOTHING";

    private const string Insert =
        """
        INSERT INTO regime_transitions (series_id, timeframe, number, id, previous, current, confidence, state,
            probabilities, bar_sequence, bar_close_time, previous_dwell_bars, reason_code, model_version, explanation)
        SELECT s.id, t.timeframe, t.number, t.id, t.previous, t.current, t.confidence, t.state,
            ARRAY[t.bull, t.bear, t.sideways, t.crisis], t.bar_sequence, t.bar_close_time, t.previous_dwell_bars,
            t.reason_code, t.model_version, t.explanation::jsonb
        FROM unnest($1::text[], $2::text[], $3::smallint[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                $8::float8[], $9::int[], $10::float8[], $11::float8[], $12::float8[], $13::float8[], $14::bigint[],
                $15::timestamptz[], $16::bigint[], $17::text[], $18::text[], $19::text[])
            AS t (run, instrument, timeframe, number, id, previous, current, confidence, state, bull, bear, sideways,
                crisis, bar_sequence, bar_close_time, previous_dwell_bars, reason_code, model_version, explanation)
        JOIN series s ON s.run = t.run AND s.instrument = t.instrument
        ON CONFLICT DO NOTHING
        """;

    // The regime in force after a bar's close is that of the last transition decided on it or on one before it.
    private const string SelectRegimeBars =
        $"SELECT {BarReader.Columns}, r.current FROM {BarReader.Tables} LEFT JOIN LATERAL (SELECT t.current "
        + "FROM regime_transitions t WHERE t.series_id = c.series_id AND t.timeframe = c.timeframe "
        + "AND t.bar_sequence <= c.sequence ORDER BY t.bar_sequence DESC LIMIT 1) r ON true "
        + "WHERE c.series_id = " + MarketDataHistory.SeriesOf + " AND c.timeframe = $3 AND c.sequence > $5 "
        + "AND c.sequence <= " + MarketDataHistory.WithFeatures + " ORDER BY c.sequence LIMIT $4";

    public Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken) =>
        transitions.IsDefaultOrEmpty
            ? Task.CompletedTask
            : retry.ExecuteAsync(token => InsertAsync(transitions, token), cancellationToken);

    public async Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey key,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken)
    {
        var order = newestFirst ? "DESC" : "ASC";
        await using var command = dataSource.CreateCommand(
            Select + (from is null ? "" : "AND t.bar_close_time >= $5 ")
            + (to is null ? "" : $"AND t.bar_close_time < ${(from is null ? 5 : 6)} ")
            + $"ORDER BY t.bar_close_time {order}, t.number {order} LIMIT $4");
        AddKey(command, key, limit);
        foreach (var bound in new[] { from, to })
        {
            if (bound is { } time)
                command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time });
        }
        return await MarketDataHistory.ReadAsync(command, limit, row => Read(row, key), cancellationToken);
    }

    public async Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            Select + "AND t.number > $5 ORDER BY t.number LIMIT $4");
        AddKey(command, key, limit);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterNumber });
        return await MarketDataHistory.ReadAsync(command, limit, row => Read(row, key), cancellationToken);
    }

    public async Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey key, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(SelectRegimeBars);
        AddKey(command, key, limit);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSequence });
        return await MarketDataHistory.ReadAsync(command, limit, ReadRegimeBar, cancellationToken);
    }

    private async Task InsertAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        var series = new NpgsqlBatchCommand(MakeSeries);
        var insert = new NpgsqlBatchCommand(Insert);
        foreach (var command in new[] { series, insert })
        {
            command.AddArray(transitions, t => t.Key.Symbol.Run);
            command.AddArray(transitions, t => t.Key.Symbol.Instrument.ToString());
            batch.BatchCommands.Add(command);
        }
        AddColumns(insert, transitions);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static RegimeBar ReadRegimeBar(NpgsqlDataReader row)
    {
        var regime = row.IsDBNull(BarReader.NextColumn)
            ? Regime.Unknown
            : Enum.Parse<Regime>(row.GetString(BarReader.NextColumn));
        var confidence = regime == Regime.Unknown ? 0 : BarReader.ReadProbabilities(row)[regime];
        return new RegimeBar(
            row.GetInt64(0), BarReader.ReadCandle(row), BarReader.ReadFeatures(row), regime, confidence);
    }

    private static RegimeTransition Read(NpgsqlDataReader row, RegimeKey key) => new(
        row.GetString(0),
        key,
        row.GetInt64(1),
        Enum.Parse<Regime>(row.GetString(2)),
        Enum.Parse<Regime>(row.GetString(3)),
        row.GetDouble(4),
        row.GetInt32(5),
        BarReader.ToProbabilities(row.GetFieldValue<double[]>(6)),
        row.GetInt64(7),
        row.GetDateTime(8),
        row.GetInt64(9),
        row.GetString(10),
        row.GetString(11),
        row.IsDBNull(12)
            ? null
            : JsonSerializer.Deserialize(row.GetString(12), ExplanationJsonContext.Default.RegimeExplanation));

    private static void AddKey(NpgsqlCommand command, RegimeKey key, int limit)
    {
        MarketDataHistory.AddKey(command, key.Symbol);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)key.Timeframe });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
    }

    private static void AddColumns(NpgsqlBatchCommand command, ImmutableArray<RegimeTransition> transitions)
    {
        command.AddArray(transitions, t => (short)t.Key.Timeframe);
        command.AddArray(transitions, t => t.Number);
        command.AddArray(transitions, t => t.Id);
        command.AddArray(transitions, t => t.Previous.ToString());
        command.AddArray(transitions, t => t.Current.ToString());
        command.AddArray(transitions, t => t.Confidence);
        command.AddArray(transitions, t => t.State);
        command.AddArray(transitions, t => t.Probabilities.Bull);
        command.AddArray(transitions, t => t.Probabilities.Bear);
        command.AddArray(transitions, t => t.Probabilities.Sideways);
        command.AddArray(transitions, t => t.Probabilities.Crisis);
        command.AddArray(transitions, t => t.BarSequence);
        command.AddArray(transitions, t => t.BarCloseTime);
        command.AddArray(transitions, t => t.PreviousDwellBars);
        command.AddArray(transitions, t => t.ReasonCode);
        command.AddArray(transitions, t => t.ModelVersion);
        command.AddArray(transitions, t => t.Explanation is { } explanation
            ? JsonSerializer.Serialize(explanation, ExplanationJsonContext.Default.RegimeExplanation)
            : null);
    }
}
