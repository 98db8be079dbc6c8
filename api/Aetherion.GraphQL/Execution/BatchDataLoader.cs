namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Collects the keys that the resolvers of a request ask for, fetches them together, and remembers what it fetched for
/// as long as the request lasts. Derive from it and name the derived class as a resolver's parameter.
/// </summary>
public abstract class BatchDataLoader<TKey, TValue> : IDataLoader, IRequestBound
    where TKey : notnull
{
    /// <summary>Keys of one batch; more are fetched in several.</summary>
    public const int BatchSizeMax = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _entries = [];
    private List<TKey> _keys = [];
    private BatchScheduler? _scheduler;
    private CancellationToken _cancellation;

    void IRequestBound.Bind(RequestContext request)
    {
        _scheduler = request.Batches;
        _cancellation = request.Cancellation;
    }

    /// <summary>The value of a key; default when the batch has none for it.</summary>
    public Task<TValue?> LoadAsync(TKey key)
    {
        TaskCompletionSource<TValue?>? entry;
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out entry))
                return entry.Task;
            entry = new TaskCompletionSource<TValue?>();
            _entries.Add(key, entry);
            _keys.Add(key);
            if (_keys.Count > 1)
                return entry.Task;
        }

        _scheduler!.Schedule(Dispatch);
        return entry.Task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IEnumerable<TKey> keys) =>
        await Task.WhenAll(keys.Select(LoadAsync)).ConfigureAwait(false);

    /// <summary>Fetches the values of the keys, each key once; keys without a value may be left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken);

    private void Dispatch()
    {
        List<TKey> keys;
        lock (_lock)
        {
            keys = _keys;
            _keys = [];
        }

        foreach (var chunk in keys.Chunk(BatchSizeMax))
            _ = FetchAsync(chunk);
    }

    // Never throws: whatever happens ends in the tasks of the keys.
    private async Task FetchAsync(TKey[] keys)
    {
        IReadOnlyDictionary<TKey, TValue>? values = null;
        Exception? failure = null;
        try
        {
            values = await LoadBatchAsync(keys, _cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // Resolvers go on inside this walk, so that what they load next is one batch again.
        _scheduler!.Enter();
        try
        {
            foreach (var key in keys)
                Complete(key, values, failure);
        }
        finally
        {
            _scheduler.Exit();
        }
    }

    private void Complete(TKey key, IReadOnlyDictionary<TKey, TValue>? values, Exception? failure)
    {
        TaskCompletionSource<TValue?> entry;
        lock (_lock)
            entry = _entries[key];
        if (failure is not null)
            entry.SetException(failure);
        else
            entry.SetResult(values!.TryGetValue(key, out var value) ? value : default);
    }
}
