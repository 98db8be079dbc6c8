namespace Aetherion.Postgres.Tests;

/// <summary>A clock whose timers are due at once, however long they were to wait.</summary>
internal sealed class QuickTime : TimeProvider
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private static TimeSpan Shorten(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan ? wait : Pause;
}
