using System.Globalization;
using System.Text.Json;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.Postgres;

/// <summary>
/// A named store of grain state: one row and one statement for each write. Etags are never used twice, so that a stale
/// writer is refused even after a clear.
/// </summary>
public sealed class PostgresGrainStorage(
    NpgsqlDataSource dataSource,
    string storeName,
    PostgresGrainStorageOptions options,
    OutageRetry? retry = null) : IGrainStorage
{
    private const string Read =
        "SELECT etag, payload FROM grain_state "
        + "WHERE store = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4";

    private const string Insert =
        "INSERT INTO grain_state (store, grain_type, grain_key, state_name, etag, payload, tenant_id) "
        + "VALUES ($1, $2, $3, $4, nextval('grain_state_etag'), $5, $6) ON CONFLICT DO NOTHING RETURNING etag";

    private const string Update =
        "UPDATE grain_state SET etag = nextval('grain_state_etag'), payload = $5, modified_time = now() "
        + "WHERE store = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4 AND etag = $6 RETURNING etag";

    private const string Delete =
        "DELETE FROM grain_state "
        + "WHERE store = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4 AND etag = $5 RETURNING etag";

    // In one batch with the statement, and so in one transaction and one round trip with it.
    private const string DoNotWaitForDisk = "SELECT set_config('synchronous_commit', 'off', true)";
    private const string SetTenant = "SELECT set_config('app.tenant_id', $1, true)";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var (etag, payload) = await RetryAsync(_ => FindAsync(stateName, grainId));
        grainState.State = payload is null
            ? Activator.CreateInstance<T>()
            : Deserialize<T>(payload, stateName, grainId);
        grainState.ETag = etag;
        grainState.RecordExists = payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State, options.Json);
        grainState.ETag = await RetryAsync(
            attempt => WriteAsync(stateName, grainId, payload, grainState.ETag, isRetry: attempt > 0));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        await RetryAsync(attempt => ClearAsync(stateName, grainId, grainState.ETag, isRetry: attempt > 0));
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string?> WriteAsync(
        string stateName, GrainId grainId, byte[] payload, string? etag, bool isRetry)
    {
        var write = new NpgsqlBatchCommand(etag is null ? Insert : Update);
        AddKey(write.Parameters, stateName, grainId);
        write.Add(payload);
        if (etag is not null)
            AddEtag(write.Parameters, etag);
        else
            write.Add(TenantOf(grainId));
        if (await ExecuteAsync(write, grainId) is { } written)
            return written;
        var (storedEtag, stored) = await FindAsync(stateName, grainId);
        // The answer to the first try was lost, but it was carried out: the row is ours.
        if (isRetry && stored is not null && stored.AsSpan().SequenceEqual(payload))
            return storedEtag;
        throw Stale(stateName, grainId, storedEtag, etag);
    }

    private async Task<bool> ClearAsync(string stateName, GrainId grainId, string? etag, bool isRetry)
    {
        if (etag is not null)
        {
            var delete = new NpgsqlBatchCommand(Delete);
            AddKey(delete.Parameters, stateName, grainId);
            AddEtag(delete.Parameters, etag);
            if (await ExecuteAsync(delete, grainId) is not null)
                return true;
        }
        var (storedEtag, _) = await FindAsync(stateName, grainId);
        var isClear = storedEtag is null && (etag is null || isRetry);
        return isClear ? true : throw Stale(stateName, grainId, storedEtag, etag);
    }

    private Task<T> RetryAsync<T>(Func<int, Task<T>> statement) => retry is null
        ? statement(0)
        : retry.ExecuteAsync((attempt, _) => statement(attempt), CancellationToken.None);

    private async Task<string?> ExecuteAsync(NpgsqlBatchCommand write, GrainId grainId)
    {
        await using var batch = dataSource.CreateBatch();
        AddTenant(batch, grainId);
        if (options.MayLoseLatest(grainId))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DoNotWaitForDisk));
        var settingCount = batch.BatchCommands.Count;
        batch.BatchCommands.Add(write);
        await using var reader = await batch.ExecuteReaderAsync();
        for (var skipped = 0; skipped < settingCount; skipped++)
            await reader.NextResultAsync();
        var etag = await reader.ReadAsync() ? reader.GetInt64(0).ToString(CultureInfo.InvariantCulture) : null;
        // The end of the batch tells whether it was committed.
        await reader.NextResultAsync();
        return etag;
    }

    private InconsistentStateException Stale(string stateName, GrainId grainId, string? stored, string? etag) => new(
        $"The state '{stateName}' of {grainId} in the store '{storeName}' was changed by another "
        + "activation.", stored, etag);

    private async Task<(string? Etag, byte[]? Payload)> FindAsync(string stateName, GrainId grainId)
    {
        await using var batch = dataSource.CreateBatch();
        AddTenant(batch, grainId);
        var read = new NpgsqlBatchCommand(Read);
        AddKey(read.Parameters, stateName, grainId);
        var settingCount = batch.BatchCommands.Count;
        batch.BatchCommands.Add(read);
        await using var reader = await batch.ExecuteReaderAsync();
        for (var skipped = 0; skipped < settingCount; skipped++)
            await reader.NextResultAsync();
        return await reader.ReadAsync()
            ? (reader.GetInt64(0).ToString(CultureInfo.InvariantCulture), await reader.GetFieldValueAsync<byte[]>(1))
            : (null, null);
    }

    private string? TenantOf(GrainId grainId) => TenantOfState.Find(storeName, grainId.Key.ToString()!);

    /// <summary>Without its tenant set, a tenant's row is neither seen nor written (row-level security).</summary>
    private void AddTenant(NpgsqlBatch batch, GrainId grainId)
    {
        if (TenantOf(grainId) is { } tenant)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(SetTenant).Add(tenant));
    }

    private T Deserialize<T>(byte[] payload, string stateName, GrainId grainId)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(payload, options.Json)!;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"The state '{stateName}' of {grainId} in the store '{storeName}' cannot be read as {typeof(T).Name}: "
                + exception.Message,
                exception);
        }
    }

    private void AddKey(NpgsqlParameterCollection parameters, string stateName, GrainId grainId)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = storeName });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Type.ToString() });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Key.ToString() });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = stateName });
    }

    // An etag that is no number is not ours, and matches nothing.
    private static void AddEtag(NpgsqlParameterCollection parameters, string etag) =>
        parameters.Add(new NpgsqlParameter<long>
        {
            TypedValue = long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1,
        });
}
