using System.Collections.Immutable;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings.Tests;

/// <summary>Keeps as text what becomes of a symbol that several venues feed by turns, and passes over the venues themselves.</summary>
internal sealed class TurnLog : IReplaySink, IFallbackSink
{
    public List<string> Lines { get; } = [];

    public IFallbackSink Begin(InstrumentId instrument, VenueStart start)
    {
        Lines.Add($"{instrument} from {start}");
        return this;
    }

    void IFallbackSink.Listed(Instrument instrument) => Lines.Add($"listed {instrument}");

    void IFallbackSink.Publish(in MarketEvent marketEvent) => Lines.Add(
        $"{marketEvent} {string.Join(' ', marketEvent.Book?.Bids ?? [])} {string.Join(' ', marketEvent.Book?.Asks ?? [])}");

    void IFallbackSink.Backfill(Timeframe timeframe, ImmutableArray<Candle> candles) => Lines.Add(string.Join(' ', candles));

    void IFallbackSink.Advance(DateTime time) => Lines.Add($"until {time:O}");

    void IFallbackSink.Switched(FeedSwitch feedSwitch) => Lines.Add($"{feedSwitch}");

    void IFallbackSink.FeedChanged(FallbackStatus status) => Lines.Add($"{status}");

    void IReplaySink.Add(InstrumentId instrument, in MarketEvent marketEvent)
    {
    }

    void IVenueSink.Listed(VenueSymbol symbol, Instrument instrument)
    {
    }

    void IVenueSink.Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
    }

    void IVenueSink.Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
    }

    void IVenueSink.Advance(VenueSymbol symbol, DateTime time)
    {
    }

    void IVenueSink.Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    void IVenueSink.FeedChanged(VenueSymbol symbol)
    {
    }

    void IVenueSink.Execute(in VenueCommand command)
    {
    }
}
