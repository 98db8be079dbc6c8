using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// Takes what a session makes of its inputs, in order, while the session handles an input. What it is given in spans and
/// by reference is valid during the call only.
/// </summary>
public interface IVenueSink
{
    /// <summary>
    /// The venue's rules of a symbol are known, or have changed; comes before anything else of the symbol.
    /// </summary>
    void Listed(VenueSymbol symbol, Instrument instrument);

    /// <summary>The next event of a symbol; its sequence is 1 above that of the event before.</summary>
    void Publish(VenueSymbol symbol, in MarketEvent marketEvent);

    /// <summary>
    /// The next event of a symbol where that changes the book, with the levels beside the event instead of in it. A sink that uses
    /// them at once takes them from here, for nothing is allocated then; any other gets them by <see cref="Publish"/>, to keep.
    /// </summary>
    void PublishChange(
        VenueSymbol symbol, in MarketEvent change, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks) =>
        Publish(symbol, MarketEvent.Delta(
            change.Sequence,
            change.EventTime,
            change.ReceivedTime,
            new BookChange(ImmutableArray.Create(bids), ImmutableArray.Create(asks))));

    /// <summary>Bars of the past, oldest first; come before the symbol's first event.</summary>
    void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles);

    /// <summary>All events before that time have come, as far as can be known: bars that end before it may close.</summary>
    void Advance(VenueSymbol symbol, DateTime time);

    /// <summary>What holders of a position pay is new.</summary>
    void Mark(VenueSymbol symbol, in VenueMarkPrice price);

    /// <summary>The statistics of the last 24 hours are new. Nothing is decided on them, so a sink may leave them out.</summary>
    void Tell(VenueSymbol symbol, in VenueTicker ticker)
    {
    }

    /// <summary>The venue has closed somebody's position. Nothing is decided on it, so a sink may leave it out.</summary>
    void Tell(VenueSymbol symbol, in VenueLiquidation liquidation)
    {
    }

    /// <summary>Whether the symbol's data can be trusted has changed; see <see cref="VenueSymbol.Feed"/>.</summary>
    void FeedChanged(VenueSymbol symbol);

    /// <summary>Something is to be done outside.</summary>
    void Execute(in VenueCommand command);
}
