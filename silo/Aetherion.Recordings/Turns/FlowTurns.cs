using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Has what becomes of a symbol that several venues feed by turns wait for its grain, as that of other symbols does.</summary>
internal sealed class FlowTurns(ReplayFlow flow, InstrumentId id) : IFallbackSink
{
    public void Listed(Instrument instrument)
    {
    }

    public void Publish(in MarketEvent marketEvent) => flow.Add(id, marketEvent);

    public void Backfill(Timeframe timeframe, ImmutableArray<Candle> candles) => flow.AddBars(id, timeframe, candles.AsSpan());

    public void Advance(DateTime time) => flow.Advance(id, time);

    public void Switched(FeedSwitch feedSwitch)
    {
    }

    public void FeedChanged(FallbackStatus status)
    {
    }
}
