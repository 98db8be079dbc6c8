namespace Aetherion.Api.Webhooks;

/// <summary>
/// A bounded number of turns, shared among tenants: of those that wait, the tenant comes next that waited longest, and
/// none holds more than its share.
/// </summary>
internal sealed class TenantTurns(int turnsMax, int turnsOfTenantMax)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Queue<Line> _next = new();
    private int _taken;

    /// <summary>Waits for a turn, which ends with <see cref="Leave"/>.</summary>
    public async Task EnterAsync(string tenant, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_lines.TryGetValue(tenant, out var line))
                _lines.Add(tenant, line = new Line(tenant));
            line.Waiters.Enqueue(waiter);
            Queue(line);
            Grant();
        }
        await using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        await waiter.Task;
    }

    public void Leave(string tenant)
    {
        lock (_lock)
        {
            var line = _lines[tenant];
            line.Taken--;
            _taken--;
            Queue(line);
            Grant();
            Forget(line);
        }
    }

    private void Grant()
    {
        while (_taken < turnsMax && _next.TryDequeue(out var line))
        {
            line.IsQueued = false;
            // One that was cancelled takes no turn.
            while (line.Waiters.TryDequeue(out var waiter))
            {
                if (!waiter.TrySetResult())
                    continue;
                line.Taken++;
                _taken++;
                break;
            }
            Queue(line);
            Forget(line);
        }
    }

    private void Queue(Line line)
    {
        if (line.IsQueued || line.Waiters.Count == 0 || line.Taken >= turnsOfTenantMax)
            return;
        line.IsQueued = true;
        _next.Enqueue(line);
    }

    private void Forget(Line line)
    {
        if (line is { Taken: 0, Waiters.Count: 0, IsQueued: false })
            _lines.Remove(line.Tenant);
    }

    /// <summary>A tenant's turns and those who wait for one.</summary>
    private sealed class Line(string tenant)
    {
        public string Tenant { get; } = tenant;

        public Queue<TaskCompletionSource> Waiters { get; } = new();

        public int Taken { get; set; }

        public bool IsQueued { get; set; }
    }
}
