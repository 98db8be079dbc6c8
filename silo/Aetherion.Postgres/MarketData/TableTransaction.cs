using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Stores batches of rows and their progress in one transaction. The progress is compared and set, so that a row is
/// stored once whoever else writes, and whether or not the answer to a commit was lost.
/// </summary>
internal sealed class TableTransaction(
    DataSet dataSet, string copy, NpgsqlDataSource dataSource, SeriesRegistry series, TimeProvider timeProvider)
{
    private const long NothingStored = -1;

    private const string SelectProgress =
        "SELECT sequence FROM writer_progress WHERE series_id = $1 AND data_set = $2 AND timeframe = $3";

    private const string SetProgress =
        """
        WITH given AS (SELECT * FROM unnest($1::int[], $2::smallint[], $3::bigint[], $4::bigint[])
                           AS t (series_id, timeframe, expected, reached)),
        updated AS (UPDATE writer_progress p SET sequence = g.reached FROM given g
                    WHERE p.series_id = g.series_id AND p.data_set = $5 AND p.timeframe = g.timeframe
                      AND p.sequence = g.expected RETURNING 1),
        inserted AS (INSERT INTO writer_progress (series_id, data_set, timeframe, sequence)
                     SELECT series_id, $5, timeframe, reached FROM given WHERE expected = -1
                     ON CONFLICT DO NOTHING RETURNING 1)
        SELECT (SELECT count(*) FROM updated) + (SELECT count(*) FROM inserted)
        """;

    private readonly BinaryCopyBuffer _buffer = new();
    private readonly PartitionMaker _partitions = new(dataSet, timeProvider);
    private readonly Dictionary<(int SeriesId, short Timeframe), long> _progress = [];

    /// <summary>Stores the rows that are not stored yet and gives their number.</summary>
    public async Task<int> StoreAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            return await TryStoreAsync(batches, cancellationToken);
        }
        catch
        {
            // Nothing is known any more: whether it was committed, whether partitions and runs are still there.
            _progress.Clear();
            _partitions.Forget();
            foreach (var batch in batches)
                series.Forget(batch.Key);
            throw;
        }
    }

    private async Task<int> TryStoreAsync(IReadOnlyList<RowBatch> batches, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var reached = new Dictionary<(int SeriesId, short Timeframe), long>();
        _buffer.Start();
        foreach (var batch in batches)
            await EncodeAsync(connection, batch, reached, cancellationToken);
        if (_buffer.RowCount == 0)
            return 0;
        _buffer.Finish();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // A replay can be run again; what is live has to be on the disk when its producer is told so.
        if (batches.All(batch => !batch.Key.IsLive))
            await ExecuteAsync(connection, "SET LOCAL synchronous_commit = off", cancellationToken);
        await SetProgressAsync(connection, reached, cancellationToken);
        await using (var stream = await connection.BeginRawBinaryCopyAsync(copy, cancellationToken))
            await stream.WriteAsync(_buffer.Written, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var (key, sequence) in reached)
            _progress[key] = sequence;
        return _buffer.RowCount;
    }

    private async Task EncodeAsync(
        NpgsqlConnection connection,
        RowBatch batch,
        Dictionary<(int SeriesId, short Timeframe), long> reached,
        CancellationToken cancellationToken)
    {
        var key = (await series.EnsureAsync(connection, batch.Key, cancellationToken), batch.Timeframe);
        if (!reached.TryGetValue(key, out var last))
            last = await ReadProgressAsync(connection, key, cancellationToken);
        var from = 0;
        while (from < batch.Count && batch.SequenceAt(from) <= last)
            from++;
        if (from == batch.Count)
            return;
        await _partitions.EnsureAsync(connection, batch, from, cancellationToken);
        RowModels models = new(
            await series.EnsureModelAsync(connection, batch.ModelVersion, cancellationToken),
            await series.EnsureModelAsync(connection, batch.AnomalyVersion, cancellationToken));
        for (var i = from; i < batch.Count; i++)
        {
            if (batch.SequenceAt(i) <= last)
                continue;
            batch.Encode(i, key.Item1, models, _buffer);
            last = batch.SequenceAt(i);
        }
        reached[key] = last;
    }

    private async ValueTask<long> ReadProgressAsync(
        NpgsqlConnection connection, (int SeriesId, short Timeframe) key, CancellationToken cancellationToken)
    {
        if (_progress.TryGetValue(key, out var sequence))
            return sequence;
        await using var command = new NpgsqlCommand(SelectProgress, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key.SeriesId });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)dataSet });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = key.Timeframe });
        sequence = await command.ExecuteScalarAsync(cancellationToken) is long stored ? stored : NothingStored;
        _progress[key] = sequence;
        return sequence;
    }

    private async Task SetProgressAsync(
        NpgsqlConnection connection,
        Dictionary<(int SeriesId, short Timeframe), long> reached,
        CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two writers of the same series wait and do not deadlock.
        var keys = reached.Keys.Order().ToArray();
        await using var command = new NpgsqlCommand(SetProgress, connection);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. keys.Select(key => key.SeriesId)] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. keys.Select(key => key.Timeframe)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. keys.Select(key => _progress[key])] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. keys.Select(key => reached[key])] });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)dataSet });
        var count = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (count != keys.Length)
            throw new ProgressConflictException();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
