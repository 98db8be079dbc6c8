using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>Keeps what a session gives out, and the book that follows from its events.</summary>
internal sealed class SessionSink : IVenueSink
{
    public List<VenueCommand> Commands { get; } = [];

    public List<MarketEvent> Events { get; } = [];

    public List<VenueMarkPrice> Marks { get; } = [];

    public List<Candle> Bars { get; } = [];

    public List<(FeedState State, FeedReason Reason)> Feeds { get; } = [];

    public List<DateTime> Advances { get; } = [];

    /// <summary>Everything in order, as text.</summary>
    public List<string> Log { get; } = [];

    public OrderBook Book { get; } = new();

    public IEnumerable<Trade> Trades => Events.Where(e => e.Kind == MarketEventKind.Trade).Select(e => e.Trade);

    public void Listed(VenueSymbol symbol, Instrument instrument) => Log.Add($"listed {instrument}");

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        Log.Add($"{symbol.Name} {marketEvent.Sequence} {marketEvent.Kind} {marketEvent.EventTime:O} {Text(marketEvent)}");
        Events.Add(marketEvent);
        if (marketEvent.Kind == MarketEventKind.BookSnapshot && marketEvent.Book!.IsEmpty)
            Book.Invalidate();
        else if (marketEvent.Kind == MarketEventKind.BookSnapshot)
            Book.ApplySnapshot(marketEvent.Book!);
        else if (marketEvent.Kind == MarketEventKind.BookDelta)
            Book.ApplyDelta(marketEvent.Book!);
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        foreach (var candle in candles)
        {
            Log.Add($"{symbol.Name} {candle}");
            Bars.Add(candle);
        }
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
        Log.Add($"{symbol.Name} until {time:O}");
        Advances.Add(time);
    }

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
        Marks.Add(price);
        Log.Add($"{symbol.Name} mark {price.MarkPrice}");
    }

    public void Tell(VenueSymbol symbol, in VenueTicker ticker) => Log.Add($"{symbol.Name} last {ticker.Last}");

    public void Tell(VenueSymbol symbol, in VenueLiquidation liquidation) =>
        Log.Add($"{symbol.Name} liquidation {liquidation.Price}");

    public void FeedChanged(VenueSymbol symbol)
    {
        Log.Add($"{symbol.Name} {symbol.Feed}");
        Feeds.Add((symbol.Feed.State, symbol.Feed.Reason));
    }

    public void Execute(in VenueCommand command)
    {
        Log.Add($"{command}");
        Commands.Add(command);
    }

    private static string Text(in MarketEvent marketEvent) => marketEvent.Kind == MarketEventKind.Trade
        ? $"{marketEvent.Trade}"
        : $"{string.Join(',', marketEvent.Book!.Bids)} / {string.Join(',', marketEvent.Book.Asks)}";
}
