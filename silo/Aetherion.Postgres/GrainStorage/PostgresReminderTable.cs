using System.Globalization;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Postgres;

/// <summary>
/// Reminders as rows, found by grain or by range of the grain's hash. Those of a tenant's grain are seen by that tenant, and
/// by the host that reads a range.
/// </summary>
public sealed class PostgresReminderTable(NpgsqlDataSource dataSource, Func<GrainId, string?> tenantOf) : IReminderTable
{
    private const string Columns = "SELECT grain_type, grain_key, name, start_time, period, etag FROM reminders ";

    public async Task<ReminderTableData> ReadRows(GrainId grainId)
    {
        await using var batch = BatchOf(grainId);
        AddGrain(batch.Add(Columns + "WHERE grain_type = $1 AND grain_key = $2 ORDER BY name"), grainId);
        return new ReminderTableData(await batch.ReadAsync(Read, CancellationToken.None));
    }

    /// <summary>Hashes in (begin, end]; round the end of the ring when begin is not below end.</summary>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var range = begin < end ? "grain_hash > $1 AND grain_hash <= $2" : "(grain_hash > $1 OR grain_hash <= $2)";
        await using var batch = TenantBatch.OfOperator(dataSource);
        batch.Add($"{Columns}WHERE {range} ORDER BY grain_type, grain_key, name").Add((long)begin).Add((long)end);
        return new ReminderTableData(await batch.ReadAsync(Read, CancellationToken.None));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        await using var batch = BatchOf(grainId);
        AddGrain(batch.Add(Columns + "WHERE grain_type = $1 AND grain_key = $2 AND name = $3"), grainId).Add(reminderName);
        return (await batch.ReadAsync(Read, CancellationToken.None)).SingleOrDefault();
    }

    public async Task<string> UpsertRow(ReminderEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var batch = BatchOf(entry.GrainId);
        var upsert = batch.Add(
            "INSERT INTO reminders (grain_type, grain_key, name, grain_hash, start_time, period, tenant_id, etag) "
            + "VALUES ($1, $2, $3, $4, $5, $6, nullif($7, ''), nextval('grain_state_etag')) "
            + "ON CONFLICT (grain_type, grain_key, name) DO UPDATE SET start_time = EXCLUDED.start_time, "
            + "period = EXCLUDED.period, tenant_id = EXCLUDED.tenant_id, etag = EXCLUDED.etag RETURNING etag");
        AddGrain(upsert, entry.GrainId)
            .Add(entry.ReminderName)
            .Add((long)entry.GrainId.GetUniformHashCode())
            .Add(entry.StartAt.ToUniversalTime())
            .Add(entry.Period)
            .Add(tenantOf(entry.GrainId) ?? "");
        return entry.ETag = (await batch.ReadAsync(ReadEtag, CancellationToken.None)).Single();
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        if (!long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var etag))
            return false;
        await using var batch = BatchOf(grainId);
        var delete = batch.Add(
            "DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND etag = $4 RETURNING etag");
        AddGrain(delete, grainId).Add(reminderName).Add(etag);
        return !(await batch.ReadAsync(ReadEtag, CancellationToken.None)).IsEmpty;
    }

    /// <summary>Of the grains that all share: the others are not seen without their tenant.</summary>
    public async Task TestOnlyClearTable()
    {
        await using var command = dataSource.CreateCommand("DELETE FROM reminders");
        await command.ExecuteNonQueryAsync();
    }

    private TenantBatch BatchOf(GrainId grainId) => new(dataSource, tenantOf(grainId) ?? "");

    private static NpgsqlBatchCommand AddGrain(NpgsqlBatchCommand command, GrainId grainId) =>
        command.Add(grainId.Type.ToString()!).Add(grainId.Key.ToString()!);

    private static string ReadEtag(NpgsqlDataReader row) => row.GetInt64(0).ToString(CultureInfo.InvariantCulture);

    private static ReminderEntry Read(NpgsqlDataReader row) => new()
    {
        GrainId = GrainId.Create(row.GetString(0), row.GetString(1)),
        ReminderName = row.GetString(2),
        StartAt = row.GetDateTime(3),
        Period = row.GetTimeSpan(4),
        ETag = row.GetInt64(5).ToString(CultureInfo.InvariantCulture),
    };
}
