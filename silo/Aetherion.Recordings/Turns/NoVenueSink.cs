using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Passes over what sessions make of their inputs.</summary>
internal sealed class NoVenueSink : IVenueSink
{
    public void Listed(VenueSymbol symbol, Instrument instrument)
    {
    }

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
    }

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    public void FeedChanged(VenueSymbol symbol)
    {
    }

    public void Execute(in VenueCommand command)
    {
    }
}
