using System.Collections.Concurrent;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>The numbers that stand for a run's instruments and for model versions in the time series.</summary>
internal sealed class SeriesRegistry
{
    private readonly ConcurrentDictionary<SymbolKey, int> _series = new();
    private readonly ConcurrentDictionary<string, int> _models = new();

    /// <summary>The number of a key, made when there is none.</summary>
    public async ValueTask<int> EnsureAsync(
        NpgsqlConnection connection, SymbolKey key, CancellationToken cancellationToken)
    {
        if (_series.TryGetValue(key, out var id))
            return id;
        const string Insert = "INSERT INTO series (run, instrument) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        const string Select = "SELECT id FROM series WHERE run = $1 AND instrument = $2";
        id = await EnsureAsync(connection, Select, Insert, [key.Run, key.Instrument.ToString()], cancellationToken);
        _series[key] = id;
        return id;
    }

    /// <summary>The number of a model version, made when there is none; null for no model.</summary>
    public async ValueTask<int?> EnsureModelAsync(
        NpgsqlConnection connection, string version, CancellationToken cancellationToken)
    {
        if (version.Length == 0)
            return null;
        if (_models.TryGetValue(version, out var id))
            return id;
        const string Insert = "INSERT INTO model_versions (version) VALUES ($1) ON CONFLICT DO NOTHING";
        const string Select = "SELECT id FROM model_versions WHERE version = $1";
        id = await EnsureAsync(connection, Select, Insert, [version], cancellationToken);
        _models[version] = id;
        return id;
    }

    /// <summary>Asks again the next time: the run may have been deleted.</summary>
    public void Forget(SymbolKey key) => _series.TryRemove(key, out _);

    private static async Task<int> EnsureAsync(
        NpgsqlConnection connection,
        string select,
        string insert,
        string[] values,
        CancellationToken cancellationToken)
    {
        if (await ExecuteAsync(connection, select, values, cancellationToken) is int found)
            return found;
        await ExecuteAsync(connection, insert, values, cancellationToken);
        return (int)(await ExecuteAsync(connection, select, values, cancellationToken))!;
    }

    private static async Task<object?> ExecuteAsync(
        NpgsqlConnection connection, string sql, string[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
