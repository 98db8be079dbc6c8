using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Recordings;

/// <summary>Collects what a session makes of its inputs and gives it to the symbol grains of a run.</summary>
internal sealed class ReplayFlow(IGrainFactory grains, string run, Func<ISymbolGrain, SymbolKey, SymbolBots?> botsOf) : IReplaySink, IVenueSink
{
    private readonly Dictionary<InstrumentId, SymbolQueue> _queues = [];

    /// <summary>Events and bars that wait.</summary>
    public int PendingCount { get; private set; }

    public IReadOnlyCollection<SymbolQueue> Queues => _queues.Values;

    public IVenueSink Venues => this;

    public void Add(InstrumentId instrument, in MarketEvent marketEvent)
    {
        PendingCount++;
        QueueOf(instrument).Add(marketEvent);
    }

    public void AddBars(InstrumentId instrument, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        PendingCount += candles.Length;
        QueueOf(instrument).AddBars(timeframe, candles);
    }

    public void Advance(InstrumentId instrument, DateTime time)
    {
        PendingCount++;
        QueueOf(instrument).Advance(time);
    }

    public IFallbackSink Begin(InstrumentId instrument, VenueStart start) => new FlowTurns(this, instrument);

    /// <summary>Gives everything to the grains, symbol beside symbol, and waits for them.</summary>
    public async Task DeliverAsync()
    {
        await Task.WhenAll(_queues.Values.Where(queue => !queue.IsEmpty).Select(queue => queue.DeliverAsync()));
        PendingCount = 0;
    }

    /// <summary>Nothing more comes.</summary>
    public void Complete()
    {
        foreach (var queue in _queues.Values)
            queue.Complete();
    }

    void IVenueSink.Listed(VenueSymbol symbol, Instrument instrument)
    {
    }

    void IVenueSink.Publish(VenueSymbol symbol, in MarketEvent marketEvent) => Add(symbol.Id, marketEvent);

    void IVenueSink.Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles) =>
        AddBars(symbol.Id, timeframe, candles);

    void IVenueSink.Advance(VenueSymbol symbol, DateTime time) => Advance(symbol.Id, time);

    void IVenueSink.Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    void IVenueSink.FeedChanged(VenueSymbol symbol)
    {
    }

    void IVenueSink.Execute(in VenueCommand command)
    {
    }

    private SymbolQueue QueueOf(InstrumentId id)
    {
        if (_queues.TryGetValue(id, out var queue))
            return queue;
        SymbolKey key = new(id, run);
        var grain = grains.GetGrain<ISymbolGrain>(key.ToString());
        queue = new SymbolQueue(grain, key, botsOf(grain, key));
        _queues.Add(id, queue);
        return queue;
    }
}
