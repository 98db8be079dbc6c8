using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>An event of a venue, something else that it says of a symbol between two events, or the time.</summary>
/// <param name="Source">The place of the venue in the order of preference, or <see cref="Clock"/>.</param>
public readonly record struct FallbackInput(
    int Source, DateTime Time, MarketEvent Event, Action<FallbackFeed, int, DateTime>? Action)
{
    /// <summary>In place of a venue: time went by.</summary>
    public const int Clock = -1;

    public static FallbackInput OfClock(DateTime time) => new(Clock, time, default, static (feed, _, now) => feed.Tick(now));

    public void ApplyTo(FallbackFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        if (Action is null)
            feed.Take(Source, Event, Time);
        else
            Action(feed, Source, Time);
    }
}
