namespace Aetherion.Grains.Tests.Bots;

/// <summary>
/// Kills a process at the nth point at which it writes, publishes, appends or asks the account. From then on nothing it
/// does has an effect.
/// </summary>
internal sealed class KillSwitch(int? killAt)
{
    private readonly Lock _lock = new();
    private readonly List<string> _crossed = [];
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the process is killed.</summary>
    public Task Killed => _killed.Task;

    public bool IsKilled => _killed.Task.IsCompleted;

    /// <summary>The points passed, in order.</summary>
    public IReadOnlyList<string> Crossed
    {
        get
        {
            lock (_lock)
                return [.. _crossed];
        }
    }

    /// <summary>Passes a point, or dies there.</summary>
    public void Cross(string point)
    {
        lock (_lock)
        {
            ThrowIfKilled();
            _crossed.Add(point);
            if (_crossed.Count == killAt)
                _killed.TrySetResult();
            ThrowIfKilled();
        }
    }

    public void Kill() => _killed.TrySetResult();

    public void ThrowIfKilled()
    {
        if (IsKilled)
            throw new ProcessKilledException();
    }

    /// <summary>An effect with a point before and after it.</summary>
    public async Task Around(string what, Func<Task> effect)
    {
        Cross($"before {what}");
        await effect();
        Cross($"after {what}");
    }
}
