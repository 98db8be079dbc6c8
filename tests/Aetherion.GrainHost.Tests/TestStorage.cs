using System.Collections.Concurrent;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.GrainHost.Tests;

/// <summary>A store that outlives hosts and fails when told to.</summary>
public sealed class TestStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (string Json, string Etag)> _records = new();
    private int _version;

    public Func<string, GrainId, Task>? BeforeRead { get; set; }

    public Func<string, GrainId, Task>? BeforeWrite { get; set; }

    public int Writes => _version;

    public ICollection<string> Keys => _records.Keys;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (BeforeRead is { } before)
            await before(stateName, grainId);
        var exists = _records.TryGetValue(KeyOf(stateName, grainId), out var record);
        grainState.RecordExists = exists;
        grainState.ETag = exists ? record.Etag : null;
        if (exists)
            grainState.State = JsonSerializer.Deserialize<T>(record.Json)!;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (BeforeWrite is { } before)
            await before(stateName, grainId);
        Check(stateName, grainId, grainState.ETag);
        var etag = $"v{Interlocked.Increment(ref _version)}";
        _records[KeyOf(stateName, grainId)] = (JsonSerializer.Serialize(grainState.State), etag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check(stateName, grainId, grainState.ETag);
        _records.TryRemove(KeyOf(stateName, grainId), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    /// <summary>Changes a record behind its grain's back.</summary>
    public void Touch(string stateName, GrainId grainId) =>
        _records.AddOrUpdate(
            KeyOf(stateName, grainId),
            ("{}", "somebody else"),
            (_, record) => (record.Json, "somebody else"));

    private void Check(string stateName, GrainId grainId, string? etag)
    {
        var stored = _records.TryGetValue(KeyOf(stateName, grainId), out var record) ? record.Etag : null;
        if (stored != etag)
            throw new InconsistentStateException($"The state of {grainId} is {stored}, not {etag}.", stored, etag);
    }

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}|{grainId}";
}
