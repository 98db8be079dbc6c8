using System.Globalization;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Postgres;

/// <summary>Reminders as rows, found by grain or by range of the grain's hash.</summary>
public sealed class PostgresReminderTable(NpgsqlDataSource dataSource) : IReminderTable
{
    private const string Columns = "SELECT grain_type, grain_key, name, start_time, period, etag FROM reminders ";

    public async Task<ReminderTableData> ReadRows(GrainId grainId)
    {
        await using var command = dataSource.CreateCommand(
            Columns + "WHERE grain_type = $1 AND grain_key = $2 ORDER BY name");
        AddGrain(command, grainId);
        return new ReminderTableData(await ReadAsync(command));
    }

    /// <summary>Hashes in (begin, end]; round the end of the ring when begin is not below end.</summary>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var range = begin < end ? "grain_hash > $1 AND grain_hash <= $2" : "(grain_hash > $1 OR grain_hash <= $2)";
        await using var command = dataSource.CreateCommand(
            $"{Columns}WHERE {range} ORDER BY grain_type, grain_key, name");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = begin });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = end });
        return new ReminderTableData(await ReadAsync(command));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        await using var command = dataSource.CreateCommand(
            Columns + "WHERE grain_type = $1 AND grain_key = $2 AND name = $3");
        AddGrain(command, grainId);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reminderName });
        return (await ReadAsync(command)).SingleOrDefault();
    }

    public async Task<string> UpsertRow(ReminderEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var command = dataSource.CreateCommand(
            "INSERT INTO reminders (grain_type, grain_key, name, grain_hash, start_time, period, etag) "
            + "VALUES ($1, $2, $3, $4, $5, $6, nextval('grain_state_etag')) "
            + "ON CONFLICT (grain_type, grain_key, name) DO UPDATE SET start_time = EXCLUDED.start_time, "
            + "period = EXCLUDED.period, etag = EXCLUDED.etag RETURNING etag");
        AddGrain(command, entry.GrainId);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = entry.ReminderName });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entry.GrainId.GetUniformHashCode() });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = entry.StartAt.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = entry.Period });
        var etag = (long)(await command.ExecuteScalarAsync())!;
        return entry.ETag = etag.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        if (!long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var etag))
            return false;
        await using var command = dataSource.CreateCommand(
            "DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND etag = $4");
        AddGrain(command, grainId);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reminderName });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = etag });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task TestOnlyClearTable()
    {
        await using var command = dataSource.CreateCommand("DELETE FROM reminders");
        await command.ExecuteNonQueryAsync();
    }

    private static void AddGrain(NpgsqlCommand command, GrainId grainId)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Type.ToString() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Key.ToString() });
    }

    private static async Task<List<ReminderEntry>> ReadAsync(NpgsqlCommand command)
    {
        var entries = new List<ReminderEntry>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            entries.Add(new ReminderEntry
            {
                GrainId = GrainId.Create(reader.GetString(0), reader.GetString(1)),
                ReminderName = reader.GetString(2),
                StartAt = reader.GetDateTime(3),
                Period = reader.GetTimeSpan(4),
                ETag = reader.GetInt64(5).ToString(CultureInfo.InvariantCulture),
            });
        }
        return entries;
    }
}
