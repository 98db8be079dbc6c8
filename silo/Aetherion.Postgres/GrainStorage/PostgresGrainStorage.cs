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
    NpgsqlDataSource dataSource, string storeName, PostgresGrainStorageOptions options) : IGrainStorage
{
    private const string Read =
        "SELECT etag, payload FROM grain_state "
        + "WHERE store = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4";

    private const string Insert =
        "INSERT INTO grain_state (store, grain_type, grain_key, state_name, etag, payload) "
        + "VALUES ($1, $2, $3, $4, nextval('grain_state_etag'), $5) ON CONFLICT DO NOTHING RETURNING etag";

    private const string Update =
        "UPDATE grain_state SET etag = nextval('grain_state_etag'), payload = $5, modified_time = now() "
        + "WHERE store = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4 AND etag = $6 RETURNING etag";

    private const string Delete =
        "DELETE FROM grain_state "
        + "WHERE store = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4 AND etag = $5 RETURNING etag";

    // In one batch with the write, and so in one transaction and one round trip with it.
    private const string DoNotWaitForDisk = "SELECT set_config('synchronous_commit', 'off', true)";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        await using var command = dataSource.CreateCommand(Read);
        AddKey(command.Parameters, stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Activator.CreateInstance<T>();
            return;
        }
        var state = Deserialize<T>(await reader.GetFieldValueAsync<byte[]>(1), stateName, grainId);
        grainState.State = state;
        grainState.ETag = reader.GetInt64(0).ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var write = new NpgsqlBatchCommand(grainState.ETag is null ? Insert : Update);
        AddKey(write.Parameters, stateName, grainId);
        write.Parameters.Add(new NpgsqlParameter<byte[]>
        {
            TypedValue = JsonSerializer.SerializeToUtf8Bytes(grainState.State, options.Json),
        });
        if (grainState.ETag is not null)
            AddEtag(write.Parameters, grainState.ETag);
        grainState.ETag = await ExecuteAsync(write, grainId)
            ?? throw await StaleAsync(stateName, grainId, grainState.ETag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        if (grainState.ETag is not null)
        {
            var delete = new NpgsqlBatchCommand(Delete);
            AddKey(delete.Parameters, stateName, grainId);
            AddEtag(delete.Parameters, grainState.ETag);
            if (await ExecuteAsync(delete, grainId) is null)
                throw await StaleAsync(stateName, grainId, grainState.ETag);
        }
        else if (await FindEtagAsync(stateName, grainId) is not null)
        {
            throw await StaleAsync(stateName, grainId, null);
        }
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string?> ExecuteAsync(NpgsqlBatchCommand write, GrainId grainId)
    {
        await using var batch = dataSource.CreateBatch();
        var isRelaxed = options.MayLoseLatest(grainId);
        if (isRelaxed)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DoNotWaitForDisk));
        batch.BatchCommands.Add(write);
        await using var reader = await batch.ExecuteReaderAsync();
        if (isRelaxed)
            await reader.NextResultAsync();
        var etag = await reader.ReadAsync() ? reader.GetInt64(0).ToString(CultureInfo.InvariantCulture) : null;
        // The end of the batch tells whether it was committed.
        await reader.NextResultAsync();
        return etag;
    }

    private async Task<InconsistentStateException> StaleAsync(string stateName, GrainId grainId, string? etag)
    {
        var stored = await FindEtagAsync(stateName, grainId);
        return new InconsistentStateException(
            $"The state '{stateName}' of {grainId} in the store '{storeName}' was changed by another activation.",
            stored,
            etag);
    }

    private async Task<string?> FindEtagAsync(string stateName, GrainId grainId)
    {
        await using var command = dataSource.CreateCommand(Read);
        AddKey(command.Parameters, stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetInt64(0).ToString(CultureInfo.InvariantCulture) : null;
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
            TypedValue = long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
        });
}
