namespace Aetherion.Api.Tests.Live;

/// <summary>A clock whose timers fire that much later than they are set to, as those of a busy machine do.</summary>
internal sealed class LateTimeProvider(TimeProvider time, TimeSpan lateness) : TimeProvider
{
    /// <summary>How often one of the timers has fired.</summary>
    public int FiredCount { get; private set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new LateTimer(time.CreateTimer(Counting(callback), state, Later(dueTime), period), this);

    private TimerCallback Counting(TimerCallback callback) => state =>
    {
        FiredCount++;
        callback(state);
    };

    private TimeSpan Later(TimeSpan dueTime) => dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime + lateness;

    private sealed class LateTimer(ITimer timer, LateTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Later(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
