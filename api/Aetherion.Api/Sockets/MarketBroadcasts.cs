using System.Collections.Concurrent;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Sockets;

/// <summary>The broadcasts of /ws/market and /ws/regime: one for each stream that some client asked for.</summary>
internal sealed class MarketBroadcasts(LiveStreams streams)
{
    private readonly ConcurrentDictionary<InstrumentId, Broadcast<MarketEventBatch>> _ticks = new();
    private readonly ConcurrentDictionary<RegimeKey, Broadcast<ClosedBarBatch>> _candles = new();
    private readonly ConcurrentDictionary<RegimeKey, Broadcast<RegimeTransition>> _regimes = new();

    public Broadcast<MarketEventBatch> Ticks(Instrument instrument) => _ticks.GetOrAdd(instrument.Id, _ =>
        new Broadcast<MarketEventBatch>(
            streams, StreamNames.TicksOf(new SymbolKey(instrument.Id)), new MarketMessages(instrument).Write));

    public Broadcast<ClosedBarBatch> Candles(Instrument instrument, Timeframe timeframe)
    {
        var key = new RegimeKey(new SymbolKey(instrument.Id), timeframe);
        return _candles.GetOrAdd(key, _ => new Broadcast<ClosedBarBatch>(
            streams, StreamNames.CandlesOf(key), new MarketMessages(instrument).Write));
    }

    public Broadcast<RegimeTransition> Regimes(Instrument instrument, Timeframe timeframe)
    {
        var key = new RegimeKey(new SymbolKey(instrument.Id), timeframe);
        var messages = new RegimeMessages(instrument);
        return _regimes.GetOrAdd(key, _ => new Broadcast<RegimeTransition>(
            streams,
            StreamNames.RegimeChangesOf(key),
            (ref writer, change, _) => messages.Write(ref writer, change)));
    }
}
