using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings.Tests;

/// <summary>Keeps as text what becomes of a symbol that several venues feed by turns.</summary>
internal sealed class TurnLog : IReplaySink, IFallbackSink
{
    public List<string> Lines { get; } = [];

    IVenueSink IReplaySink.Venues { get; } = new NoVenueSink();

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
}
