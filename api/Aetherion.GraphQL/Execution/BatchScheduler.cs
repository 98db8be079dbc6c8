namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Decides when batching loaders fetch: at the end of the walk that asked for keys, so that all objects of a level
/// share a batch, or soon on the thread pool when keys come from code that waited for something else.
/// </summary>
internal sealed class BatchScheduler : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private List<Action> _waiting = [];
    private int _walks;
    private bool _isQueued;

    public void Enter()
    {
        lock (_lock)
            _walks++;
    }

    public void Exit()
    {
        lock (_lock)
        {
            if (--_walks > 0 || _waiting.Count == 0)
                return;
        }

        Dispatch();
    }

    /// <summary>Asks for one call of the action when the current walk has ended.</summary>
    public void Schedule(Action dispatch)
    {
        lock (_lock)
        {
            _waiting.Add(dispatch);
            if (_walks > 0 || _isQueued)
                return;
            _isQueued = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (_lock)
        {
            _isQueued = false;
            if (_walks > 0)
                return;
        }

        Dispatch();
    }

    private void Dispatch()
    {
        List<Action> ready;
        lock (_lock)
        {
            ready = _waiting;
            _waiting = [];
        }

        foreach (var dispatch in ready)
            dispatch();
    }
}
