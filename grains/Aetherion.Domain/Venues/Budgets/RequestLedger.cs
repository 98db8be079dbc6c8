using Aetherion.Model;

namespace Aetherion.Domain.Venues.Budgets;

/// <summary>
/// What one address may still ask of a venue, which counts the weight of requests in fixed windows of time. The less a
/// request matters, the smaller the part of the window that it may be in, so that orders go ahead when it is short.
/// </summary>
/// <param name="limit">The weight that the venue allows in a window.</param>
/// <param name="window">The length of the venue's windows, which begin at whole multiples of it.</param>
public sealed class RequestLedger(int limit, TimeSpan window)
{
    private DateTime _windowStart;
    private int _used;

    public int Limit { get; } = limit > 0 ? limit : throw new ArgumentOutOfRangeException(nameof(limit));

    public TimeSpan Window { get; } = window > TimeSpan.Zero ? window : throw new ArgumentOutOfRangeException(nameof(window));

    /// <summary>The weight used in the window of the last call.</summary>
    public int Used => _used;

    /// <summary>Until when nothing may be asked at all; the least time when the venue has not said so.</summary>
    public DateTime BlockedUntil { get; private set; }

    /// <summary>The part of a window that requests of a priority may fill.</summary>
    public static double ShareOf(VenueRequestPriority priority) => priority switch
    {
        VenueRequestPriority.Order => 1,
        VenueRequestPriority.Account => 0.95,
        VenueRequestPriority.MarketData => 0.8,
        _ => 0.5,
    };

    /// <summary>Takes weight out of the window.</summary>
    /// <returns>Zero where the request may be made now; otherwise when to ask again, and nothing was taken.</returns>
    public TimeSpan Take(DateTime now, int weight, VenueRequestPriority priority)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        Move(now);
        if (now < BlockedUntil)
            return BlockedUntil - now;
        // One that is larger than its part goes into an empty window, or it would never go.
        if (_used > 0 && _used + weight > Limit * ShareOf(priority))
            return _windowStart + Window - now;
        _used += weight;
        return TimeSpan.Zero;
    }

    /// <summary>The venue has said how much of the window is used; others behind the same address use it too.</summary>
    public void Report(DateTime now, int used)
    {
        Move(now);
        _used = Math.Max(_used, used);
    }

    /// <summary>The venue has said that it takes nothing for some time.</summary>
    public void Block(DateTime until)
    {
        if (until > BlockedUntil)
            BlockedUntil = until;
    }

    private void Move(DateTime now)
    {
        var start = new DateTime(now.Ticks - (now.Ticks % Window.Ticks), DateTimeKind.Utc);
        if (start <= _windowStart)
            return;
        _windowStart = start;
        _used = 0;
    }
}
