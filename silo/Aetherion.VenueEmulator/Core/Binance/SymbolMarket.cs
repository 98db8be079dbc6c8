using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>One symbol of a market: its book, trades and bars, and the streams that are fed by them.</summary>
internal sealed class SymbolMarket
{
    /// <summary>Where the ids of aggregate trades begin that are made from trades.</summary>
    private const long FirstAggregateId = 1_000_000_000;

    private static readonly KlineInterval Minute = KlineInterval.Find("1m")!;
    private static readonly TimeSpan SecondPace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FuturesKlinePace = TimeSpan.FromMilliseconds(250);

    private readonly BinanceMarketKind _market;
    private readonly IMarketSource _source;
    private readonly StreamHub _hub;
    private readonly AggregateMaker? _aggregateMaker;
    private readonly Dictionary<string, DepthChannel> _depths = [];
    private readonly Dictionary<string, KlineChannel> _klines = [];
    private readonly string _tradeStream;
    private readonly string _aggregateStream;
    private readonly string _quoteStream;
    private readonly bool _makesQuotes;
    private readonly bool _makesMarks;
    private DateTime _nextPaceTime;

    public SymbolMarket(IMarketSource source, SymbolSpec spec, BookSnapshot book, StreamHub hub, DateTime start)
    {
        _market = source.Market;
        _source = source;
        _hub = hub;
        Spec = spec;
        Book = new SlowBook(book);
        _tradeStream = spec.Lower + "@trade";
        _aggregateStream = spec.Lower + "@aggTrade";
        _quoteStream = spec.Lower + "@bookTicker";
        HasTrades = source.Has(spec.Symbol, FrameKind.Trade);
        if (HasTrades && !source.Has(spec.Symbol, FrameKind.AggregateTrade))
            _aggregateMaker = new AggregateMaker(_market, FirstAggregateId);
        _makesQuotes = !source.Has(spec.Symbol, FrameKind.BookTicker);
        _makesMarks = _market != BinanceMarketKind.Spot && !source.Has(spec.Symbol, FrameKind.MarkPrice);
        _nextPaceTime = start + SecondPace;
        Bid = Book.BestBid;
        Ask = Book.BestAsk;
        Mark = new MarkPrice(LastPrice, MarkPrice.BaseRate, MarkPrice.NextFunding(EpochTime.Millis(VenueTime(start))));
    }

    public SymbolSpec Spec { get; }

    public SlowBook Book { get; }

    public TradeLog Trades { get; } = new();

    public TradeLog Aggregates { get; } = new();

    public KlineLog Klines { get; } = new();

    /// <summary>The clients' orders; null where none are taken.</summary>
    public MatchingBook? Orders { get; set; }

    /// <summary>Whether it trades; also where no orders are taken, since <c>exchangeInfo</c> tells it.</summary>
    public SymbolTrading Trading
    {
        get;
        set
        {
            field = value;
            if (Orders is not null)
                Orders.Trading = value;
        }
    }

    /// <summary>Whether single trades are known, not aggregates alone.</summary>
    public bool HasTrades { get; }

    /// <summary>The best bid as it was last published.</summary>
    public BookLevel? Bid { get; private set; }

    public BookLevel? Ask { get; private set; }

    public MarkPrice Mark { get; private set; }

    /// <summary>The price of the last trade; before the first, the middle of the book.</summary>
    public decimal LastPrice =>
        (HasTrades ? Trades : Aggregates).Last?.Price
        ?? decimal.Round(((Bid?.Price ?? Ask?.Price ?? 0) + (Ask?.Price ?? Bid?.Price ?? 0)) / 2, Spec.PriceTick.Scale);

    public decimal LastQuantity => (HasTrades ? Trades : Aggregates).Last?.Quantity ?? 0;

    public DateTime NextTime
    {
        get
        {
            var next = _nextPaceTime;
            if (_aggregateMaker?.DueTime is { } aggregate && aggregate < next)
                next = aggregate;
            foreach (var depth in _depths.Values)
            {
                if (depth.DueTime is { } due && due < next)
                    next = due;
            }
            foreach (var kline in _klines.Values)
                next = kline.DueTime < next ? kline.DueTime : next;
            return next;
        }
    }

    /// <summary>A client wants a stream of the symbol.</summary>
    public void Prepare(string stream, StreamName name, DateTime now)
    {
        if (name.Kind == "depth")
            _depths.TryAdd(stream, new DepthChannel(stream, name, Spec, _market, _hub));
        else if (name.Kind == "kline" && KlineInterval.Find(name.Interval) is { } interval)
            _klines.TryAdd(stream, new KlineChannel(stream, interval, now + KlinePace(interval)));
    }

    public DateTime VenueTime(DateTime now) => _source.VenueTime(now);

    /// <summary>The mean price of the last minutes' trades, by quantity; the last price without trades.</summary>
    public decimal AveragePrice(long nowMs)
    {
        var bars = Klines.Query(Minute, nowMs - (SymbolFilters.AveragePriceMinutes * Minute.Millis), null, SymbolFilters.AveragePriceMinutes + 1);
        var volume = bars.Sum(bar => bar.Volume);
        return volume == 0 || _market == BinanceMarketKind.CoinFutures
            ? LastPrice
            : decimal.Round(bars.Sum(bar => bar.QuoteVolume) / volume, 8);
    }

    /// <summary>What is due by time alone.</summary>
    public void Advance(DateTime now)
    {
        if (_aggregateMaker?.DueTime <= now && _aggregateMaker.Flush() is { } aggregate)
            PublishAggregate(aggregate, now);
        foreach (var depth in _depths.Values)
        {
            if (depth.DueTime <= now)
                depth.Flush(Book, Millis(now));
        }
        Klines.AdvanceTo(Millis(now));
        foreach (var kline in _klines.Values)
        {
            if (kline.DueTime <= now)
                Publish(kline, now);
        }
        if (_nextPaceTime <= now)
            PublishBySecond(now);
    }

    public void Apply(in MarketFrame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Depth:
                ApplyDepth(DepthChange.Read(frame.Data), frame.Data, frame.Time);
                break;
            case FrameKind.Trade:
                ApplyTrade(TradeFrame.Read(frame.Data), frame.Data, frame.Time);
                break;
            case FrameKind.AggregateTrade:
                ApplyAggregate(TradeFrame.Read(frame.Data), frame.Data, frame.Time);
                break;
            case FrameKind.BookTicker:
                ApplyQuote(frame.Data);
                break;
            case FrameKind.MarkPrice:
                Mark = MarkPriceReader.Read(frame.Data);
                PublishMark(frame.Data);
                break;
            case FrameKind.Restart:
                Restart(frame.Restart!, frame.Time);
                break;
            default:
                _hub.Publish(frame.Stream, frame.Data);
                break;
        }
    }

    private void Restart(BookSnapshot book, DateTime now)
    {
        var (bids, asks) = Book.ChangesTo(book);
        var time = Millis(now);
        var change = new DepthChange(book.UpdateId, book.UpdateId, Book.LastId, time, bids, asks);
        ApplyDepth(change, BinanceFrames.Depth(_market, Spec, time, time, change), now);
    }

    private void ApplyDepth(DepthChange change, byte[] data, DateTime now)
    {
        Book.Apply(change);
        Orders?.OnBook(VenueTime(now));
        foreach (var depth in _depths.Values)
            depth.Add(change, data, _source.DepthIntervalMs(Spec.Symbol), now);
        if (_makesQuotes && Book is { BestBid: { } bid, BestAsk: { } ask } && (bid != Bid || ask != Ask))
            MakeQuote(bid, ask, now);
    }

    private void MakeQuote(BookLevel bid, BookLevel ask, DateTime now)
    {
        Bid = bid;
        Ask = ask;
        if (_hub.HasSubscribers(_quoteStream))
            _hub.Publish(_quoteStream, BinanceFrames.BookTicker(_market, Spec, Millis(now), Book.LastId, bid, ask));
    }

    private void ApplyTrade(TradeFrame trade, byte[] data, DateTime now)
    {
        Trades.Add(trade);
        AddToKlines(trade);
        Orders?.OnTrade(trade.Price, trade.Quantity, trade.IsBuyerMaker, VenueTime(now));
        _hub.Publish(_tradeStream, data);
        if (_aggregateMaker?.Add(trade, now) is { } aggregate)
            PublishAggregate(aggregate, now);
    }

    private void ApplyAggregate(TradeFrame trade, byte[] data, DateTime now)
    {
        Aggregates.Add(trade);
        if (!HasTrades)
        {
            AddToKlines(trade);
            Orders?.OnTrade(trade.Price, trade.Quantity, trade.IsBuyerMaker, VenueTime(now));
        }
        _hub.Publish(_aggregateStream, data);
    }

    private void PublishAggregate(TradeFrame aggregate, DateTime now)
    {
        Aggregates.Add(aggregate);
        if (_hub.HasSubscribers(_aggregateStream))
            _hub.Publish(_aggregateStream, BinanceFrames.AggregateTrade(_market, Spec, Millis(now), aggregate));
    }

    private void ApplyQuote(byte[] data)
    {
        (Bid, Ask) = QuoteReader.Read(data);
        _hub.Publish(_quoteStream, data);
    }

    private void AddToKlines(TradeFrame trade) => Klines.Add(
        TradeLog.Millis(trade), trade.Price, trade.Quantity, Quote(trade), trade.IsBuyerMaker, trade.FirstId, trade.LastId);

    /// <summary>The turnover in the other asset: on COIN-M contracts turn into coins.</summary>
    private decimal Quote(TradeFrame trade) => _market == BinanceMarketKind.CoinFutures
        ? decimal.Round(trade.Quantity * Spec.ContractSize / trade.Price, 8)
        : trade.Price * trade.Quantity;

    private void Publish(KlineChannel channel, DateTime now)
    {
        var nowMs = Millis(now);
        var open = channel.Interval.StartOf(nowMs);
        var left = TimeSpan.FromMilliseconds(open + channel.Interval.Millis - nowMs);
        channel.DueTime = now + (left < KlinePace(channel.Interval) ? left : KlinePace(channel.Interval));
        if (!_hub.HasSubscribers(channel.Stream))
            return;
        if (channel.OpenMs is { } last && last != open)
            PublishBar(channel, last, isClosed: true, nowMs);
        channel.OpenMs = open;
        PublishBar(channel, open, isClosed: false, nowMs);
    }

    private void PublishBar(KlineChannel channel, long openMs, bool isClosed, long nowMs)
    {
        if (Klines.Find(channel.Interval, openMs) is { } bar)
            _hub.Publish(channel.Stream, BinanceFrames.Kline(_market, Spec, channel.Interval, bar, isClosed, nowMs));
    }

    private TimeSpan KlinePace(KlineInterval interval) =>
        _market != BinanceMarketKind.Spot ? FuturesKlinePace
        : interval.Millis == 1000 ? SecondPace
        : 2 * SecondPace;

    private void PublishBySecond(DateTime now)
    {
        _nextPaceTime = now + SecondPace;
        var nowMs = Millis(now);
        PublishTicker("ticker", () => TickerWriter.DayFrame(_market, this, nowMs));
        PublishTicker("miniTicker", () => TickerWriter.MiniFrame(_market, this, nowMs));
        if (_market == BinanceMarketKind.Spot)
            PublishTicker("avgPrice", () => TickerWriter.AverageFrame(this, nowMs));
        if (!_makesMarks)
            return;
        Mark = new MarkPrice(LastPrice, MarkPrice.BaseRate, MarkPrice.NextFunding(nowMs));
        PublishMark(BinanceFrames.MarkPrice(Spec, Mark, nowMs));
    }

    private void PublishTicker(string kind, Func<byte[]> write)
    {
        var stream = $"{Spec.Lower}@{kind}";
        if (_hub.HasSubscribers(stream))
            _hub.Publish(stream, write());
    }

    private void PublishMark(byte[] data)
    {
        _hub.Publish(Spec.Lower + "@markPrice@1s", data);
        _hub.Publish(Spec.Lower + "@markPrice", data);
    }

    private long Millis(DateTime now) => EpochTime.Millis(VenueTime(now));
}
