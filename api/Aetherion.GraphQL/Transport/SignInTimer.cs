namespace Aetherion.GraphQL.Transport;

/// <summary>Waits for the end of a socket's sign-in, which may be moved as often as it is renewed.</summary>
internal sealed class SignInTimer(TimeProvider time, Func<Task> onEnd) : IDisposable
{
    /// <summary>The longest wait of a timer; a later end is waited for in several.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private DateTimeOffset? _end;
    private bool _isDisposed;

    /// <summary>When the sign-in ends; null for never.</summary>
    public DateTimeOffset? End
    {
        get
        {
            lock (_lock)
                return _end;
        }

        set
        {
            lock (_lock)
            {
                _end = value;
                if (!_isDisposed && (value is not null || _timer is not null))
                    Arm();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void Arm()
    {
        var wait = _end is { } end ? Clamp(end - time.GetUtcNow()) : Timeout.InfiniteTimeSpan;
        if (_timer is null)
            _timer = time.CreateTimer(_ => OnTime(), null, wait, Timeout.InfiniteTimeSpan);
        else
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Clamp(TimeSpan wait)
    {
        if (wait < TimeSpan.Zero)
            return TimeSpan.Zero;
        return wait > WaitMax ? WaitMax : wait;
    }

    // The end may have been moved while the timer was on its way here.
    private void OnTime()
    {
        lock (_lock)
        {
            if (_isDisposed || _end is not { } end)
                return;
            if (end > time.GetUtcNow())
            {
                Arm();
                return;
            }
        }

        _ = onEnd();
    }
}
