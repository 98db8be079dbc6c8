namespace Aetherion.GraphQL.Transport;

/// <summary>The operations that run on one socket, by id. Most sockets have one, so that it is as small as can be.</summary>
internal sealed class SocketOperations
{
    private readonly Dictionary<string, SocketOperation> _operations = new(1, StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_operations)
                return _operations.Count;
        }
    }

    /// <summary>False when its id is in use.</summary>
    public bool TryAdd(SocketOperation operation)
    {
        lock (_operations)
            return _operations.TryAdd(operation.Id, operation);
    }

    /// <summary>Takes out the one with that id; null when there is none.</summary>
    public SocketOperation? Remove(string id)
    {
        lock (_operations)
            return _operations.Remove(id, out var operation) ? operation : null;
    }

    /// <summary>False when it is not there any more, though another with its id may be.</summary>
    public bool Remove(SocketOperation operation)
    {
        lock (_operations)
            return _operations.TryGetValue(operation.Id, out var current) && current == operation
                && _operations.Remove(operation.Id);
    }

    public SocketOperation[] ToArray()
    {
        lock (_operations)
            return [.. _operations.Values];
    }
}
