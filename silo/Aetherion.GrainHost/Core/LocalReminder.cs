using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>The clockwork of one reminder: ticks at the start and every period after it.</summary>
internal sealed class LocalReminder(
    TimeProvider timeProvider, ReminderEntry entry, Func<ReminderEntry, TickStatus, Task> remind) : IDisposable
{
    // Timers cannot be set further ahead; a longer wait is made of several.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private ITimer? _timer;
    private DateTime _due;

    public void Begin()
    {
        _due = DueFrom(timeProvider.GetUtcNow().UtcDateTime);
        _timer = timeProvider.CreateTimer(
            static state => _ = ((LocalReminder)state!).OnTimerAsync(), this, Wait(), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer?.Dispose();

    private async Task OnTimerAsync()
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        if (now >= _due)
        {
            await remind(entry, new TickStatus(entry.StartAt, entry.Period, now));
            _due = DueFrom(timeProvider.GetUtcNow().UtcDateTime + TimeSpan.FromTicks(1));
        }

        _timer?.Change(Wait(), Timeout.InfiniteTimeSpan);
    }

    // The first tick at or after an instant.
    private DateTime DueFrom(DateTime instant)
    {
        var sinceStart = instant - entry.StartAt;
        return sinceStart <= TimeSpan.Zero
            ? entry.StartAt
            : entry.StartAt + (entry.Period * ((sinceStart.Ticks + entry.Period.Ticks - 1) / entry.Period.Ticks));
    }

    private TimeSpan Wait()
    {
        var wait = _due - timeProvider.GetUtcNow().UtcDateTime;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
