using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>What a grain would know of a symbol: the book that follows from the events, and the trades.</summary>
internal sealed class MarketTape : IVenueSink
{
    public OrderBook Book { get; } = new();

    public List<Trade> Trades { get; } = [];

    public List<VenueCommand> Commands { get; } = [];

    public VenueSymbol? Symbol { get; private set; }

    public long LastSequence { get; private set; }

    /// <summary>Events that did not follow the one before, and changes of a book that was not known.</summary>
    public int FaultCount { get; private set; }

    public void Listed(VenueSymbol symbol, Instrument instrument) => Symbol = symbol;

    public void Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        if (marketEvent.Sequence != ++LastSequence)
            FaultCount++;
        switch (marketEvent.Kind)
        {
            case MarketEventKind.Trade:
                Trades.Add(marketEvent.Trade);
                break;
            case MarketEventKind.BookSnapshot when marketEvent.Book!.IsEmpty:
                Book.Invalidate();
                break;
            case MarketEventKind.BookSnapshot:
                Book.ApplySnapshot(marketEvent.Book!);
                break;
            default:
                if (Book.State != BookState.Live || symbol.Feed.State != FeedState.Live)
                    FaultCount++;
                Book.ApplyDelta(marketEvent.Book!);
                break;
        }
    }

    public void Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
    }

    public void Advance(VenueSymbol symbol, DateTime time)
    {
    }

    public void Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    public void FeedChanged(VenueSymbol symbol) => Symbol = symbol;

    public void Execute(in VenueCommand command) => Commands.Add(command);
}
