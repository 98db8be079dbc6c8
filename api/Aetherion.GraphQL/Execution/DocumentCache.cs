using System.Collections.Concurrent;
using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Keeps documents that were used lately. There are two generations of half the capacity: when the young one is full it
/// becomes the old one and the old one is dropped, save what is used again in time. Reading takes no lock.
/// </summary>
internal sealed class DocumentCache<TKey>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly int _generationMax = Math.Max(1, capacity / 2);
    private ConcurrentDictionary<TKey, PreparedDocument> _young = new();
    private ConcurrentDictionary<TKey, PreparedDocument> _old = new();

    public int Count => _young.Count + _old.Count;

    public bool TryGet(TKey key, out PreparedDocument document)
    {
        if (Volatile.Read(ref _young).TryGetValue(key, out document!))
            return true;
        if (!Volatile.Read(ref _old).TryGetValue(key, out document!))
            return false;
        Add(key, document);
        return true;
    }

    public void Add(TKey key, PreparedDocument document)
    {
        lock (_lock)
        {
            if (_young.Count >= _generationMax)
            {
                Volatile.Write(ref _old, _young);
                Volatile.Write(ref _young, new ConcurrentDictionary<TKey, PreparedDocument>());
            }

            _young[key] = document;
        }
    }
}
