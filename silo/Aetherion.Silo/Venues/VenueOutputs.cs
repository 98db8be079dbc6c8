using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues.Fallback;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues;

/// <summary>Passes on what a session makes of its inputs: events to pumps, commands to connections, states to readers.</summary>
internal sealed class VenueOutputs(
    string venue,
    IGrainFactory grains,
    InstrumentCatalogAdapter catalog,
    Func<InstrumentId, SymbolPump> createPump,
    Action<VenueCommand> execute,
    FallbackFeeds fallbacks,
    FeedMetrics metrics,
    TimeProvider time,
    ILogger logger)
    : IVenueSink
{
    private readonly ConcurrentDictionary<InstrumentId, SymbolPump> _pumps = new();
    private readonly List<IBackPressure> _full = [];
    private ImmutableDictionary<InstrumentId, VenueSymbol> _symbols = ImmutableDictionary<InstrumentId, VenueSymbol>.Empty;

    /// <summary>The symbols that have a state; their members may be read from any thread.</summary>
    public ImmutableDictionary<InstrumentId, VenueSymbol> Symbols => Volatile.Read(ref _symbols);

    /// <summary>What the venue says beside books and trades.</summary>
    public VenueStatisticsBook Statistics { get; } = new();

    /// <summary>Whoever has to take what waits before more is made.</summary>
    public IReadOnlyList<IBackPressure> Full => _full;

    public IEnumerable<SymbolPump> Pumps => _pumps.Values;

    public void Listed(VenueSymbol symbol, Instrument instrument)
    {
        catalog.List(instrument);
        catalog.Activate(instrument.Id);
        // Stored before any event is: a grain cannot be read without its instrument.
        Add(symbol, PumpItem.Of(_ => grains.GetGrain<IVenueCatalogGrain>(venue).Keep(instrument)));
        Tell(symbol.Id, (feed, source, time) => feed.List(source, instrument, time));
    }

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        Add(symbol, PumpItem.Of(marketEvent));
        if (fallbacks.Find(symbol.Id) is { } inlet)
            Tell(inlet, inlet.InputOf(marketEvent));
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        CandleBatch batch = new(new SymbolKey(symbol.Id), timeframe, ImmutableArray.Create(candles));
        Add(symbol, PumpItem.Of(async grain => metrics.BarsTaken((await grain.AddBars(batch)).Accepted)));
        Tell(symbol.Id, (feed, source, now) => feed.Backfill(source, batch.Candles.AsSpan(), now));
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
        Add(symbol, PumpItem.Of(grain => grain.AdvanceTime(time)));
        Tell(symbol.Id, (feed, source, now) => feed.Advance(source, time, now));
    }

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
        if (Statistics.Take(symbol.Id, price) is { } payment)
            Add(symbol, PumpItem.Of(_ => grains.GetGrain<IFundingGrain>(symbol.Id.ToString()).Keep(payment)));
    }

    public void Tell(VenueSymbol symbol, in VenueTicker ticker) =>
        Statistics.Take(symbol.Id, ticker, time.GetUtcNow().UtcDateTime);

    public void Tell(VenueSymbol symbol, in VenueLiquidation liquidation) => Statistics.Take(symbol.Id, liquidation);

    public void FeedChanged(VenueSymbol symbol)
    {
        Volatile.Write(ref _symbols, _symbols.SetItem(symbol.Id, symbol));
        logger.VenueFeedChanged(symbol.Id.ToString(), symbol.Feed.State, symbol.Feed.Reason);
        var state = symbol.Feed;
        Tell(symbol.Id, (feed, source, time) => feed.SetFeed(source, state, time));
    }

    public void Execute(in VenueCommand command) => execute(command);

    /// <summary>Events of a symbol that its grain has taken into no bar.</summary>
    public long LeftOutOf(InstrumentId id) => _pumps.TryGetValue(id, out var pump) ? pump.LeftOutCount : 0;

    public void ClearFull() => _full.Clear();

    /// <summary>Ends a symbol. Returns when its grain has all that was made of it.</summary>
    public async Task RemoveAsync(InstrumentId id)
    {
        catalog.Deactivate(id);
        Forget(id);
        if (_pumps.TryRemove(id, out var pump))
            await pump.CompleteAsync();
    }

    /// <summary>Ends a symbol that is to be taken up again, and leaves what waits for its grain to the caller.</summary>
    public void SetAside(SymbolPump pump)
    {
        Forget(pump.Id);
        _pumps.TryRemove(pump.Id, out _);
    }

    private void Forget(InstrumentId id)
    {
        Volatile.Write(ref _symbols, _symbols.Remove(id));
        Statistics.Remove(id);
        Tell(id, (feed, source, time) => feed.SetFeed(source, null, time));
    }

    private void Tell(InstrumentId id, Action<FallbackFeed, int, DateTime> action)
    {
        if (fallbacks.Find(id) is { } inlet)
            Tell(inlet, inlet.InputOf(action));
    }

    private void Tell(FallbackInlet inlet, in FallbackInput input)
    {
        var wasFull = inlet.IsFull;
        inlet.Add(input);
        if (inlet.IsFull && !wasFull)
            _full.Add(inlet);
    }

    private void Add(VenueSymbol symbol, in PumpItem item)
    {
        if (!_pumps.TryGetValue(symbol.Id, out var pump))
            _pumps[symbol.Id] = pump = createPump(symbol.Id);
        var wasFull = pump.IsFull;
        pump.Add(item);
        if (pump.IsFull && !wasFull)
            _full.Add(pump);
    }
}
