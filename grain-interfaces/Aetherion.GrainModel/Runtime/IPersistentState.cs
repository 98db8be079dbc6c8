using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>
/// State of a grain in a store. It is read before the grain's activation; it is written when the grain says so. A
/// write with a stale etag throws <see cref="Storage.InconsistentStateException"/>.
/// </summary>
public interface IPersistentState<TState> : IStorage<TState>;
