using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What was found of a symbol that several venues feed by turns.</summary>
internal sealed class SeenTurns(VenueStart start) : IFallbackSink
{
    private readonly SeenSymbol _seen = new();

    /// <summary>Null where it was never listed.</summary>
    public ReplayedSymbol? Symbol => _seen.Instrument is not { } instrument
        ? null
        : new ReplayedSymbol(instrument, _seen.FirstSequence, _seen.LastSequence, _seen.Until, start == default)
        {
            HasBooks = _seen.HasBooks,
        };

    public void Listed(Instrument instrument) => _seen.Instrument = instrument;

    public void Publish(in MarketEvent marketEvent) => _seen.Add(marketEvent);

    public void Backfill(Timeframe timeframe, ImmutableArray<Candle> candles) => _seen.Reach(candles[^1].CloseTime);

    public void Advance(DateTime time) => _seen.Reach(time);

    public void Switched(FeedSwitch feedSwitch)
    {
    }

    public void FeedChanged(FallbackStatus status)
    {
    }
}
