using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.GrainHost.Core;

/// <summary>One state of one activation.</summary>
internal sealed class PersistentState<TState>(
    string stateName, GrainId grainId, IGrainStorage storage, ValueCopier copier) : IPersistentState<TState>
{
    private readonly GrainState<TState> _inner = new();

    public TState State
    {
        get => _inner.State;
        set => _inner.State = value;
    }

    public string? Etag => _inner.ETag;

    public bool RecordExists => _inner.RecordExists;

    public async Task ReadStateAsync()
    {
        await storage.ReadStateAsync(stateName, grainId, _inner);
        _inner.State = copier.CopyState(_inner.State);
    }

    public async Task WriteStateAsync()
    {
        var stored = new GrainState<TState>
        {
            State = copier.CopyState(_inner.State),
            ETag = _inner.ETag,
            RecordExists = _inner.RecordExists,
        };
        await storage.WriteStateAsync(stateName, grainId, stored);
        _inner.ETag = stored.ETag;
        _inner.RecordExists = true;
    }

    public async Task ClearStateAsync()
    {
        await storage.ClearStateAsync(stateName, grainId, _inner);
        _inner.State = GrainState<TState>.NewState();
    }
}
