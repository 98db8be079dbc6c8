using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Spot or futures: the symbols that the simulator makes, and what is told of each as it happens.</summary>
internal sealed class WeexMarket
{
    private readonly SortedDictionary<string, WeexSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly List<SimulatedSource> _sources = [];
    private readonly WeexVenueOptions _options;

    public WeexMarket(bool isFutures, WeexVenueOptions options, DateTime start, Queue<VenueOutput> outputs)
    {
        (IsFutures, _options) = (isFutures, options);
        foreach (var name in options.Symbols)
            Add(new SimulatedSource(isFutures ? BinanceMarketKind.UsdFutures : BinanceMarketKind.Spot, name, options.Seed, start), start);
        Trading = new WeexTrading(this, start);
        Sockets = new WeexSockets(this, outputs);
        Trading.Reported += Sockets.Tell;
    }

    public bool IsFutures { get; }

    public WeexIdReading IdReading => _options.IdReading;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyDictionary<string, WeexSymbol> Symbols => _symbols;

    public WeexTrading Trading { get; }

    public WeexSockets Sockets { get; }

    public TimeSpan Skew
    {
        get;
        set
        {
            field = value;
            foreach (var source in _sources)
                source.Skew = value;
        }
    }

    public DateTime? NextTime
    {
        get
        {
            var next = Trading.NextFunding;
            foreach (var source in _sources)
                next = source.NextTime is { } time && time < next ? time : next;
            return Sockets.NextTime is { } other && other < next ? other : next;
        }
    }

    public void Advance(DateTime now)
    {
        while (NextTime is { } time && time <= now)
        {
            foreach (var source in _sources)
            {
                while (source.NextTime <= time)
                    Apply(source.Take());
            }
            Trading.Advance(time);
            Sockets.Advance(time);
        }
    }

    private void Add(SimulatedSource source, DateTime start)
    {
        _sources.Add(source);
        var (spec, book) = source.Symbols[0];
        var symbol = new WeexSymbol(spec, book);
        if (!_symbols.TryAdd(spec.Symbol, symbol))
            throw new EmulatorException($"{spec.Symbol} is named twice.");
        symbol.Klines.AddHistory(HistoryOf(symbol, start), areSeconds: false);
    }

    private IEnumerable<Kline> HistoryOf(WeexSymbol symbol, DateTime end)
    {
        if (_options.HistoryBars.TryGetValue(symbol.Spec.Symbol, out var bars))
            return KlineHistory.Moved(bars, end);
        return _options.History <= TimeSpan.Zero
            ? []
            : KlineHistory.Simulated(symbol.Spec, symbol.LastPrice, _options.Seed, _options.History, hasSeconds: false, end);
    }

    private void Apply(in MarketFrame frame)
    {
        var symbol = _symbols[frame.Symbol];
        if (frame.Kind == FrameKind.Depth)
        {
            symbol.Book.Apply(DepthChange.Read(frame.Data));
            Sockets.PublishBook(symbol, frame.Time);
            symbol.Orders.OnBook(frame.Time);
        }
        else if (frame.Kind == FrameKind.Trade)
        {
            var trade = TradeFrame.Read(frame.Data);
            symbol.Trades.Add(trade);
            symbol.Klines.Add(
                trade.Time, trade.Price, trade.Quantity, trade.Price * trade.Quantity, trade.IsBuyerMaker, trade.Id, trade.Id);
            Sockets.PublishTrade(symbol, trade, frame.Time);
            symbol.Orders.OnTrade(trade.Price, trade.Quantity, trade.IsBuyerMaker, frame.Time);
        }
    }
}
