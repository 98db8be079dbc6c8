using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A store of grain state.</summary>
public interface IGrainStorage
{
    /// <summary>Fills the state, etag and existence from the store; a missing record leaves a new state.</summary>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Writes the state and sets its new etag.</summary>
    /// <exception cref="InconsistentStateException">The etag is not the stored one.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Removes the state and sets etag and existence accordingly.</summary>
    /// <exception cref="InconsistentStateException">The etag is not the stored one.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);
}
