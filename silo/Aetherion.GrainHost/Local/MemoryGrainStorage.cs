using System.Collections.Concurrent;
using System.Globalization;
using Aetherion.GrainHost.Core;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.GrainHost.Local;

/// <summary>Grain state in memory, in its wire form, with etags that are checked.</summary>
internal sealed class MemoryGrainStorage(IWireSerializer wire) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), Record> _records = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var exists = _records.TryGetValue((stateName, grainId), out var record);
        grainState.RecordExists = exists;
        grainState.ETag = record?.Etag;
        grainState.State = exists ? wire.Deserialize<T>(record!.Bytes) : GrainState<T>.NewState();
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var etag = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture);
        var next = new Record(wire.Serialize(grainState.State), etag);
        var stored = _records.GetValueOrDefault(key);
        var isWritten = stored?.Etag == grainState.ETag
            && (stored is null ? _records.TryAdd(key, next) : _records.TryUpdate(key, next, stored));
        if (!isWritten)
            throw Stale(stateName, grainId, grainState.ETag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var stored = _records.GetValueOrDefault(key);
        if (stored?.Etag != grainState.ETag
            || (stored is not null && !_records.TryRemove(KeyValuePair.Create(key, stored))))
            throw Stale(stateName, grainId, grainState.ETag);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = GrainState<T>.NewState();
        return Task.CompletedTask;
    }

    private InconsistentStateException Stale(string stateName, GrainId grainId, string? etag) => new(
        $"The state \"{stateName}\" of {grainId} was changed by somebody else.",
        _records.GetValueOrDefault((stateName, grainId))?.Etag,
        etag);

    private sealed record Record(byte[] Bytes, string Etag);
}
