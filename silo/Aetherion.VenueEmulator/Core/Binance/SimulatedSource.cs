using Aetherion.Domain.Simulation;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>A symbol whose market the product's simulator makes, spoken in the venue's protocol.</summary>
internal sealed class SimulatedSource : IMarketSource
{
    private const long FirstUpdateId = 5_000_000_000;
    private const long FirstTradeId = 3_000_000_000;
    private const int DepthMs = 100;
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(50);

    private readonly MarketSimulator _simulator;
    private readonly SymbolSpec _spec;
    private readonly Instrument _instrument;
    private readonly SlowBook _book;
    private readonly Queue<MarketFrame> _frames = new();
    private readonly Dictionary<decimal, decimal> _bids = [];
    private readonly Dictionary<decimal, decimal> _asks = [];
    private (BookLevel? Bid, BookLevel? Ask) _quote;
    private DateTime _flushTime;
    private long _updateId = FirstUpdateId;
    private long _tradeId = FirstTradeId;
    private long _flushedId = FirstUpdateId;

    public SimulatedSource(BinanceMarketKind market, string symbol, ulong seed, DateTime start)
    {
        Market = market;
        _spec = SymbolSpecs.Simulated(market, symbol);
        _instrument = Instruments.Of(_spec);
        var parameters = Instruments.Parameters(_spec, Instruments.StartPrice(_spec.BaseAsset));
        _simulator = new MarketSimulator(_instrument, parameters, seed + (ulong)market, start, null, TickInterval);
        var (bids, asks) = Levels(_simulator.Next().Book!);
        var book = new BookSnapshot(symbol, _updateId, [.. bids], [.. asks]);
        _book = new SlowBook(book);
        _quote = (_book.BestBid, _book.BestAsk);
        _flushTime = start.AddMilliseconds(DepthMs);
        Symbols = [(_spec, book)];
    }

    public BinanceMarketKind Market { get; }

    public IReadOnlyList<(SymbolSpec Spec, BookSnapshot Book)> Symbols { get; }

    public IReadOnlyCollection<string> Streams => [];

    public DateTime? NextTime
    {
        get
        {
            Fill();
            return _frames.Peek().Time;
        }
    }

    public MarketFrame Take()
    {
        Fill();
        return _frames.Dequeue();
    }

    public TimeSpan Skew { get; set; }

    public DateTime VenueTime(DateTime now) => now + Skew;

    public int DepthIntervalMs(string symbol) => DepthMs;

    public bool Has(string symbol, FrameKind kind) => kind is FrameKind.Depth or FrameKind.Trade or FrameKind.BookTicker;

    private void Fill()
    {
        while (_frames.Count == 0)
            Add(_simulator.Next());
    }

    private void Add(in MarketEvent marketEvent)
    {
        var time = marketEvent.EventTime;
        if (time >= _flushTime)
            Flush();
        _updateId++;
        if (marketEvent.Kind == MarketEventKind.Trade)
            AddTrade(marketEvent.Trade, time);
        else
            AddLevels(marketEvent.Kind, marketEvent.Book!);
        AddQuote(time);
    }

    private void AddTrade(in Trade trade, DateTime time)
    {
        var (price, quantity) = (_instrument.ToDecimal(trade.Price), _instrument.ToDecimal(trade.Quantity));
        var isBuyerMaker = trade.Aggressor == Side.Sell;
        var ms = EpochTime.Millis(time + Skew);
        var id = _tradeId++;
        var frame = new TradeFrame(id, id, id, price, quantity, ms, isBuyerMaker);
        _frames.Enqueue(new MarketFrame(time, FrameKind.Trade, _spec.Symbol, BinanceFrames.Trade(Market, _spec, ms, frame)));
        var left = Math.Max(0, _book.QuantityAt(isBuyerMaker, price) - quantity);
        List<BookLevel> level = [new BookLevel(price, left)];
        Change(isBuyerMaker ? level : [], isBuyerMaker ? [] : level);
    }

    private void AddLevels(MarketEventKind kind, BookChange book)
    {
        var (bids, asks) = Levels(book);
        if (kind == MarketEventKind.BookSnapshot)
            (bids, asks) = _book.ChangesTo(new BookSnapshot(_spec.Symbol, _updateId, [.. bids], [.. asks]));
        Change(bids, asks);
    }

    private void Change(List<BookLevel> bids, List<BookLevel> asks)
    {
        _book.Apply(new DepthChange(_updateId, _updateId, _updateId - 1, 0, bids, asks));
        foreach (var (price, quantity) in bids)
            _bids[price] = quantity;
        foreach (var (price, quantity) in asks)
            _asks[price] = quantity;
    }

    private void AddQuote(DateTime time)
    {
        if (_book is not { BestBid: { } bid, BestAsk: { } ask } || (bid == _quote.Bid && ask == _quote.Ask))
            return;
        _quote = (bid, ask);
        _frames.Enqueue(new MarketFrame(
            time, FrameKind.BookTicker, _spec.Symbol,
            BinanceFrames.BookTicker(Market, _spec, EpochTime.Millis(time + Skew), _updateId, bid, ask)));
    }

    private void Flush()
    {
        var ms = EpochTime.Millis(_flushTime + Skew);
        var change = new DepthChange(
            _flushedId + 1, _updateId, _flushedId, ms,
            [.. _bids.Select(level => new BookLevel(level.Key, level.Value))],
            [.. _asks.Select(level => new BookLevel(level.Key, level.Value))]);
        if (_updateId > _flushedId)
            _frames.Enqueue(new MarketFrame(_flushTime, FrameKind.Depth, _spec.Symbol, BinanceFrames.Depth(Market, _spec, ms, ms, change)));
        _flushedId = _updateId;
        _bids.Clear();
        _asks.Clear();
        _flushTime = _flushTime.AddMilliseconds(DepthMs);
    }

    private (List<BookLevel> Bids, List<BookLevel> Asks) Levels(BookChange book) =>
        ([.. book.Bids.Select(Level)], [.. book.Asks.Select(Level)]);

    private BookLevel Level(PriceLevel level) =>
        new(_instrument.ToDecimal(level.Price), _instrument.ToDecimal(level.Quantity));
}
