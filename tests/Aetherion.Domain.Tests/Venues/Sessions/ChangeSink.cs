using System.Collections.Immutable;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>Takes the levels of a change from beside its event, and hands all to a sink that finds them in it.</summary>
internal sealed class ChangeSink(SessionSink keeper) : IVenueSink
{
    public int ChangeCount { get; private set; }

    public void PublishChange(
        VenueSymbol symbol, in MarketEvent change, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        ChangeCount++;
        BookChange levels = new(ImmutableArray.Create(bids), ImmutableArray.Create(asks));
        keeper.Publish(symbol, MarketEvent.Delta(change.Sequence, change.EventTime, change.ReceivedTime, levels));
    }

    public void Listed(VenueSymbol symbol, Instrument instrument) => keeper.Listed(symbol, instrument);

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent) => keeper.Publish(symbol, marketEvent);

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles) =>
        keeper.Backfill(symbol, timeframe, candles);

    public void Advance(VenueSymbol symbol, DateTime time) => keeper.Advance(symbol, time);

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price) => keeper.Mark(symbol, price);

    public void Tell(VenueSymbol symbol, in VenueTicker ticker) => keeper.Tell(symbol, ticker);

    public void Tell(VenueSymbol symbol, in VenueLiquidation liquidation) => keeper.Tell(symbol, liquidation);

    public void FeedChanged(VenueSymbol symbol) => keeper.FeedChanged(symbol);

    public void Execute(in VenueCommand command) => keeper.Execute(command);
}
