using System.Collections.Immutable;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Has the symbols that several venues feed by turns hear what the venues' sessions make of their inputs, as live.</summary>
internal sealed class TurnVenueSink(IVenueSink inner, SessionTurns turns) : IVenueSink
{
    public void Listed(VenueSymbol symbol, Instrument instrument)
    {
        inner.Listed(symbol, instrument);
        turns.Say(symbol.Id, (feed, source, time) => feed.List(source, instrument, time));
    }

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        inner.Publish(symbol, marketEvent);
        turns.Say(symbol.Id, marketEvent);
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        inner.Backfill(symbol, timeframe, candles);
        var bars = ImmutableArray.Create(candles);
        turns.Say(symbol.Id, (feed, source, time) => feed.Backfill(source, bars.AsSpan(), time));
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
        inner.Advance(symbol, time);
        turns.Say(symbol.Id, (feed, source, now) => feed.Advance(source, time, now));
    }

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price) => inner.Mark(symbol, price);

    public void Tell(VenueSymbol symbol, in VenueTicker ticker) => inner.Tell(symbol, ticker);

    public void Tell(VenueSymbol symbol, in VenueLiquidation liquidation) => inner.Tell(symbol, liquidation);

    public void FeedChanged(VenueSymbol symbol)
    {
        inner.FeedChanged(symbol);
        var state = symbol.Feed;
        turns.Say(symbol.Id, (feed, source, time) => feed.SetFeed(source, state, time));
    }

    public void Execute(in VenueCommand command) => inner.Execute(command);

    /// <summary>The recording of a venue is at its end.</summary>
    public void End(string venue, RecordingEnd? end) => turns.EndSource(venue, RecordingEnd.Tell(end));

    /// <summary>The venue does not feed the symbol any more.</summary>
    public void Remove(InstrumentId id) => turns.Say(id, static (feed, source, time) => feed.SetFeed(source, null, time));
}
