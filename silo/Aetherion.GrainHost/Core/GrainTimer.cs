using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>A timer of one activation. Its ticks are requests, so they wait for their turn as calls do.</summary>
internal sealed class GrainTimer(
    Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) : IGrainTimer
{
    private readonly CancellationTokenSource _stopping = new();
    private TimeSpan _dueTime = options.DueTime;
    private TimeSpan _period = options.Period;
    private ITimer? _timer;
    private bool _isChanged;

    public GrainTimerCreationOptions Options => options;

    public void Begin() =>
        _timer = activation.Runtime.TimeProvider.CreateTimer(
            static state => ((GrainTimer)state!).Tick(), this, _dueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        _dueTime = dueTime;
        _period = period;
        _isChanged = true;
        _timer?.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        activation.Remove(this);
        Stop();
    }

    /// <summary>Ends the timer; a tick under way sees it by its token.</summary>
    public void Stop()
    {
        _timer?.Dispose();
        _stopping.Cancel();
    }

    /// <summary>Runs one tick, on a turn.</summary>
    public async Task RunAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        _isChanged = false;
        try
        {
            await callback(_stopping.Token);
        }
        finally
        {
            if (!_isChanged && !_stopping.IsCancellationRequested)
                _timer?.Change(_period, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tick()
    {
        var runtime = activation.Runtime;
        if (runtime.Phase < HostPhase.Stopped)
            activation.TryAccept(new TimerTick(this, activation.GrainId) { SentAt = runtime.Now });
    }
}
