using Aetherion.Domain.Features;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Venues;

/// <summary>Gives what a session makes of its inputs to the pipelines of its symbols.</summary>
internal sealed class PipelineSink : IVenueSink
{
    private readonly Dictionary<VenueSymbol, SymbolPipeline> _pipelines = [];

    public long LevelCount { get; private set; }

    public void Listed(VenueSymbol symbol, Instrument instrument) =>
        _pipelines[symbol] = VenueReplayBenchmark.NewPipeline(instrument);

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        var pipeline = _pipelines[symbol];
        pipeline.Process(marketEvent);
        if (pipeline.Closed.Length > 0)
            pipeline.ClearClosed();
        if (marketEvent.Book is { } book)
            LevelCount += book.Bids.Length + book.Asks.Length;
    }

    public void PublishChange(
        VenueSymbol symbol, in MarketEvent change, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        var pipeline = _pipelines[symbol];
        pipeline.Process(change, bids, asks);
        if (pipeline.Closed.Length > 0)
            pipeline.ClearClosed();
        LevelCount += bids.Length + asks.Length;
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        foreach (ref readonly var candle in candles)
            _pipelines[symbol].AddBar(candle);
        _pipelines[symbol].ClearClosed();
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
        _pipelines[symbol].AdvanceTime(time);
        _pipelines[symbol].ClearClosed();
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
