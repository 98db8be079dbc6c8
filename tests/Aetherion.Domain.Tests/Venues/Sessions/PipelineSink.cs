using Aetherion.Domain.Features;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>Gives what a session makes of a symbol to its pipeline, as the symbol's grain does, and passes all on.</summary>
internal sealed class PipelineSink(IVenueSink inner) : IVenueSink
{
    private readonly List<Candle> _bars = [];

    public SymbolPipeline? Pipeline { get; private set; }

    /// <summary>The bars of a minute that are closed.</summary>
    public IReadOnlyList<Candle> Minutes => [.. _bars.Where(bar => bar.Timeframe == Timeframe.M1)];

    public void Listed(VenueSymbol symbol, Instrument instrument)
    {
        Pipeline ??= new SymbolPipeline(instrument);
        inner.Listed(symbol, instrument);
    }

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        Pipeline!.Process(marketEvent);
        Drain();
        inner.Publish(symbol, marketEvent);
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        foreach (var candle in candles)
            Pipeline!.AddBar(candle);
        Drain();
        inner.Backfill(symbol, timeframe, candles);
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
        Pipeline!.AdvanceTime(time);
        Drain();
        inner.Advance(symbol, time);
    }

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price) => inner.Mark(symbol, price);

    public void FeedChanged(VenueSymbol symbol) => inner.FeedChanged(symbol);

    public void Execute(in VenueCommand command) => inner.Execute(command);

    private void Drain()
    {
        foreach (ref readonly var bar in Pipeline!.Closed)
            _bars.Add(bar.Candle);
        Pipeline.ClearClosed();
    }
}
