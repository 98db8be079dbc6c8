using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>Passes on to the grains what becomes of a symbol that several venues feed by turns.</summary>
internal sealed class FallbackOutputs(
    InstrumentId id, IGrainFactory grains, InstrumentCatalogAdapter catalog, Func<SymbolPump> createPump,
    FeedMetrics metrics, ILogger logger)
    : IFallbackSink
{
    private SymbolPump? _pump;

    /// <summary>Events that the grain has taken into no bar.</summary>
    public long LeftOutCount => _pump?.LeftOutCount ?? 0;

    public void Listed(Instrument instrument)
    {
        catalog.List(instrument);
        catalog.Activate(id);
        _pump = createPump();
        // Stored before any event is: a grain cannot be read without its instrument.
        _pump.Add(PumpItem.Of(_ => grains.GetGrain<IVenueCatalogGrain>(id.Venue).Keep(instrument)));
    }

    public void Publish(in MarketEvent marketEvent) => _pump!.Add(PumpItem.Of(marketEvent));

    public void Backfill(Timeframe timeframe, ImmutableArray<Candle> candles)
    {
        CandleBatch batch = new(new SymbolKey(id), timeframe, candles);
        _pump!.Add(PumpItem.Of(async grain => metrics.BarsTaken((await grain.AddBars(batch)).Accepted)));
    }

    public void Advance(DateTime time) => _pump!.Add(PumpItem.Of(grain => grain.AdvanceTime(time)));

    public void Switched(FeedSwitch feedSwitch)
    {
        logger.FeedSwitched(
            id.ToString(), feedSwitch.To.ToString(), feedSwitch.From?.ToString() ?? "none", feedSwitch.Reason, feedSwitch.Cause);
        _pump!.Add(PumpItem.Of(_ => grains.GetGrain<IFeedSwitchesGrain>(id.ToString()).Keep(feedSwitch)));
    }

    public void FeedChanged(FallbackStatus status) =>
        logger.VenueFeedChanged(id.ToString(), status.State, status.Reason);

    /// <summary>Waits until the grain has room for what was made.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken) => _pump?.DrainAsync(cancellationToken) ?? default;

    /// <summary>Nothing more comes. Returns when the grain has all.</summary>
    public Task CompleteAsync() => _pump?.CompleteAsync() ?? Task.CompletedTask;
}
