namespace Aetherion.GraphQL.Tests.Execution;

/// <summary>The batches a loader has fetched, each as its keys.</summary>
public sealed class BatchLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _batches = [];

    public Exception? Failure { get; set; }

    public IReadOnlyList<string> Batches
    {
        get
        {
            lock (_lock)
                return [.. _batches];
        }
    }

    public void Add(string keys)
    {
        lock (_lock)
            _batches.Add(keys);
    }
}
