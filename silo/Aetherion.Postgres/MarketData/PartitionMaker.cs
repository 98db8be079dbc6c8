using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Makes sure that rows have a partition to go to; asks the database once for each.</summary>
internal sealed class PartitionMaker(DataSet dataSet, TimeProvider timeProvider)
{
    /// <summary>
    /// How often a partition in use is marked as used again, which keeps it from being dropped for its age.
    /// </summary>
    private static readonly TimeSpan MarkInterval = TimeSpan.FromHours(6);

    private readonly Dictionary<(string Table, DateTime Start), DateTimeOffset> _marked = [];

    public async ValueTask EnsureAsync(
        NpgsqlConnection connection, RowBatch batch, int from, CancellationToken cancellationToken)
    {
        var table = TableOf(dataSet, batch.Timeframe);
        var end = DateTime.MinValue;
        var start = DateTime.MaxValue;
        for (var i = from; i < batch.Count; i++)
        {
            var time = batch.TimeAt(i);
            if (time >= start && time < end)
                continue;
            (start, end) = RangeOf(table, time);
            await EnsureAsync(connection, table, start, cancellationToken);
        }
    }

    /// <summary>Asks again the next time: they may have been dropped.</summary>
    public void Forget() => _marked.Clear();

    public static string TableOf(DataSet dataSet, short timeframe) => dataSet switch
    {
        DataSet.Ticks => "ticks",
        DataSet.Candles when timeframe < (short)Timeframe.M1 => "candles_seconds",
        DataSet.Candles => "candles_minutes",
        _ when timeframe < (short)Timeframe.M1 => "features_seconds",
        _ => "features_minutes",
    };

    /// <summary>The range of the partition that holds the time, as <c>ensure_partition</c> makes it.</summary>
    public static (DateTime Start, DateTime End) RangeOf(string table, DateTime time)
    {
        if (!table.EndsWith("_minutes", StringComparison.Ordinal))
            return (time.Date, time.Date.AddDays(1));
        var month = new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        return (month, month.AddMonths(1));
    }

    private async ValueTask EnsureAsync(
        NpgsqlConnection connection, string table, DateTime start, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (_marked.TryGetValue((table, start), out var marked) && now - marked < MarkInterval)
            return;
        await MakeAsync(connection, table, start, now.UtcDateTime, cancellationToken);
        _marked[(table, start)] = now;
    }

    public static async Task MakeAsync(
        NpgsqlConnection connection, string table, DateTime start, DateTime used, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT ensure_partition($1, $2, $3)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = start });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = used });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
