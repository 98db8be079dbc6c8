using Aetherion.Domain.Venues.Fallback;
using Aetherion.Model;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>An event of a venue, or something else that it says of a symbol between two events.</summary>
/// <param name="Source">The place of the venue in the order of preference.</param>
internal readonly record struct FallbackInput(
    int Source, DateTime Time, MarketEvent Event, Action<FallbackFeed, int, DateTime>? Action)
{
    public void ApplyTo(FallbackFeed feed)
    {
        if (Action is null)
            feed.Take(Source, Event, Time);
        else
            Action(feed, Source, Time);
    }
}
