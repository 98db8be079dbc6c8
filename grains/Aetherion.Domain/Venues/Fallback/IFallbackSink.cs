using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>Takes what becomes of a symbol that several venues feed by turns, in order.</summary>
public interface IFallbackSink
{
    /// <summary>Its tick and step are known; comes before anything else.</summary>
    void Listed(Instrument instrument);

    /// <summary>The next event; its sequence is 1 above that of the event before.</summary>
    void Publish(in MarketEvent marketEvent);

    /// <summary>Bars of the past, oldest first; come before the first event.</summary>
    void Backfill(Timeframe timeframe, ImmutableArray<Candle> candles);

    /// <summary>All events before that time have come.</summary>
    void Advance(DateTime time);

    /// <summary>Another venue is in charge from now on.</summary>
    void Switched(FeedSwitch feedSwitch);

    /// <summary>Whether its data can be trusted has changed.</summary>
    void FeedChanged(FallbackStatus status);
}
