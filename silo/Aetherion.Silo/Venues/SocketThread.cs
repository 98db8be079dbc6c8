using System.Collections.Concurrent;

namespace Aetherion.Silo.Venues;

/// <summary>
/// The thread of one connection. It waits for the socket itself and goes on with what came, so that a frame wakes one thread, not one
/// after the other; a venue has few connections.
/// </summary>
internal sealed class SocketThread : IDisposable
{
    private readonly BlockingCollection<Action> _actions = [];
    private readonly Thread _thread;

    public SocketThread(string name)
    {
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.UnsafeStart();
    }

    /// <summary>Whether the caller is on it.</summary>
    public bool IsHere => Thread.CurrentThread == _thread;

    /// <summary>Does something on it, behind what it was given before.</summary>
    public Task<T> RunAsync<T>(Func<T> action)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _actions.Add(() =>
        {
            try
            {
                done.SetResult(action());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    /// <summary>
    /// Waits on it for something, and meanwhile does what it is given: what is waited for may go on elsewhere and then need the thread, as a
    /// read does behind an answer to a ping that had to wait for another text to be sent.
    /// </summary>
    public T Await<T>(ValueTask<T> pending)
    {
        if (pending.IsCompleted)
            return pending.GetAwaiter().GetResult();
        var task = pending.AsTask();
        DoUntil(task);
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Await{T}"/>
    public void Await(ValueTask pending)
    {
        if (pending.IsCompleted)
        {
            pending.GetAwaiter().GetResult();
            return;
        }
        var task = pending.AsTask();
        DoUntil(task);
        task.GetAwaiter().GetResult();
    }

    /// <summary>It ends when it has done all that it was given; to be called when nothing waits on it any more.</summary>
    public void Dispose() => _actions.CompleteAdding();

    private void DoUntil(Task task)
    {
        var isOver = false;
        task.GetAwaiter().UnsafeOnCompleted(() => _actions.Add(() => isOver = true));
        while (!isOver)
            _actions.Take()();
    }

    private void Run()
    {
        foreach (var action in _actions.GetConsumingEnumerable())
            action();
        _actions.Dispose();
    }
}
