using System.Collections.Immutable;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Fallback;

/// <summary>Keeps what becomes of a symbol, and the book that follows from its events.</summary>
internal sealed class FallbackSink : IFallbackSink
{
    public Instrument? Instrument { get; private set; }

    public List<MarketEvent> Events { get; } = [];

    public List<Candle> Bars { get; } = [];

    public List<FeedSwitch> Switches { get; } = [];

    public List<(FeedState State, FeedReason Reason)> States { get; } = [];

    /// <summary>Everything in order, as text.</summary>
    public List<string> Log { get; } = [];

    public OrderBook Book { get; } = new();

    public IEnumerable<Trade> Trades => Events.Where(e => e.Kind == MarketEventKind.Trade).Select(e => e.Trade);

    public void Listed(Instrument instrument)
    {
        Instrument = instrument;
        Log.Add($"listed {instrument}");
    }

    public void Publish(in MarketEvent marketEvent)
    {
        Events.Add(marketEvent);
        Log.Add($"{marketEvent.Sequence} {marketEvent.Kind} {marketEvent.EventTime:O}");
        if (marketEvent.Kind == MarketEventKind.BookSnapshot && marketEvent.Book!.IsEmpty)
            Book.Invalidate();
        else if (marketEvent.Kind == MarketEventKind.BookSnapshot)
            Book.ApplySnapshot(marketEvent.Book!);
        else if (marketEvent.Kind == MarketEventKind.BookDelta)
            Book.ApplyDelta(marketEvent.Book!);
    }

    public void Backfill(Timeframe timeframe, ImmutableArray<Candle> candles)
    {
        Bars.AddRange(candles);
        Log.Add($"{candles.Length} bars");
    }

    public void Advance(DateTime time) => Log.Add($"until {time:O}");

    public void Switched(FeedSwitch feedSwitch)
    {
        Switches.Add(feedSwitch);
        Log.Add($"{feedSwitch}");
    }

    public void FeedChanged(FallbackStatus status)
    {
        States.Add((status.State, status.Reason));
        Log.Add($"{status.State} {status.Reason}");
    }
}
