namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// Something that is asked of a venue for all who need it: one attempt is under way at a time, on no caller's turn, nobody waits for it
/// longer than the limit, and after one that failed there is a pause.
/// </summary>
/// <param name="attempt">False where it failed.</param>
internal sealed class SharedAttempt(Func<Task<bool>> attempt, TimeProvider time)
{
    /// <summary>The longest wait for an attempt, from its begin: an order has five seconds in all.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    /// <summary>So long after an attempt that failed there is no other.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task _current = Task.CompletedTask;
    private DateTimeOffset _begun = DateTimeOffset.MinValue;
    private DateTimeOffset? _failed;

    /// <summary>Begins an attempt, unless one is under way or has just failed.</summary>
    public Task Begin()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_current.IsCompleted || now - _failed < Pause)
                return _current;
            _begun = now;
            using (ExecutionContext.SuppressFlow())
                _current = Task.Run(RunAsync);
            return _current;
        }
    }

    /// <summary>The same, and waits for it within the limit.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var current = Begin();
        var left = _begun + WaitMax - time.GetUtcNow();
        if (current.IsCompleted || left <= TimeSpan.Zero)
            return;
        try
        {
            await current.WaitAsync(left, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on, for who comes next.
        }
    }

    private async Task RunAsync()
    {
        var isDone = false;
        try
        {
            isDone = await attempt();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What cannot be asked now, such as the budget, is asked again after the pause.
        }
        lock (_lock)
            _failed = isDone ? null : time.GetUtcNow();
    }
}
