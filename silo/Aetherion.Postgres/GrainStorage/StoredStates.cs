using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Shows the stored states of grains that all share to commands, which run beside the service and reach no grain.</summary>
public sealed class StoredStates(NpgsqlDataSource dataSource, PostgresGrainStorageOptions options)
{
    private const string SelectKeys = "SELECT grain_key FROM grain_state WHERE store = $1 AND state_name = $2 ORDER BY grain_key";

    private const string SelectStates =
        "SELECT grain_key, modified_time, payload FROM grain_state WHERE store = $1 AND state_name = $2 AND grain_key = ANY ($3) "
        + "ORDER BY grain_key";

    /// <summary>The states of a name, in the order of their keys; one that cannot be read is left out.</summary>
    /// <param name="store">One of <see cref="GrainInterfaces.StorageNames"/>.</param>
    /// <param name="isWanted">Which keys.</param>
    public async Task<ImmutableArray<StoredState<T>>> ReadAsync<T>(
        string store, string stateName, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        await using var list = dataSource.CreateCommand(SelectKeys);
        list.Add(store).Add(stateName);
        var keys = await MarketDataHistory.ReadAsync(list, 0, row => row.GetString(0), cancellationToken);
        await using var command = dataSource.CreateCommand(SelectStates);
        command.Add(store).Add(stateName).Add(keys.Where(isWanted).ToArray());
        var rows = await MarketDataHistory.ReadAsync(
            command, 0, row => (row.GetString(0), row.GetDateTime(1), row.GetFieldValue<byte[]>(2)), cancellationToken);
        var states = ImmutableArray.CreateBuilder<StoredState<T>>();
        foreach (var (key, time, payload) in rows)
        {
            if (TryRead<T>(payload) is { } state)
                states.Add(new StoredState<T>(key, time, state));
        }
        return states.DrainToImmutable();
    }

    private T? TryRead<T>(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(payload, options.Json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
