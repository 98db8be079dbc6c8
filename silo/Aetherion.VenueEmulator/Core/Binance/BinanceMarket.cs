using Aetherion.VenueEmulator.Core.Markets;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>One of Binance's venues: its symbols, its streams and its rate limits.</summary>
internal sealed class BinanceMarket
{
    private readonly Dictionary<string, SymbolMarket> _symbols = [];
    private readonly List<IMarketSource> _sources = [];
    private DateTime? _nextTime;

    public BinanceMarket(BinanceMarketKind kind, Queue<VenueOutput> outputs)
    {
        Kind = kind;
        Hub = new StreamHub(outputs);
        Trading = new BinanceTrading(this, outputs);
        Weights = new WeightBudget(kind == BinanceMarketKind.Spot ? 6000 : 2400);
    }

    public BinanceMarketKind Kind { get; }

    public StreamHub Hub { get; }

    public WeightBudget Weights { get; }

    public BinanceTrading Trading { get; }

    /// <summary>In the order of their names.</summary>
    public IEnumerable<SymbolMarket> Symbols => _symbols.Values.OrderBy(symbol => symbol.Spec.Symbol, StringComparer.Ordinal);

    public DateTime? NextTime
    {
        get
        {
            if (_nextTime is { } known)
                return known;
            DateTime? next = null;
            foreach (var source in _sources)
                next = Earlier(next, source.NextTime);
            foreach (var symbol in _symbols.Values)
                next = Earlier(next, symbol.NextTime);
            next = Earlier(next, Trading.Users.NextTime);
            _nextTime = next;
            return next;
        }
    }

    public void Add(IMarketSource source, DateTime start, Func<SymbolMarket, IEnumerable<Kline>> history, bool areSeconds)
    {
        _sources.Add(source);
        foreach (var (spec, book) in source.Symbols)
        {
            var symbol = new SymbolMarket(source, spec, book, Hub, start);
            if (!_symbols.TryAdd(spec.Symbol, symbol))
                throw new InvalidDataException($"{spec.Symbol} is in two of the recordings; give one of them.");
            if (Kind != BinanceMarketKind.CoinFutures)
                Trading.Add(symbol);
            symbol.Klines.AddHistory(history(symbol), areSeconds);
        }
    }

    /// <summary>Every stream that clients may subscribe to; those of the account are elsewhere.</summary>
    public IEnumerable<VenueStream> Streams =>
    [
        .. Symbols.SelectMany(symbol => StreamName.All(Kind, symbol.Spec.Lower)),
        .. _sources.SelectMany(source => source.Streams).Select(VenueStream.Of),
    ];

    public SymbolMarket? Find(string symbol) => _symbols.GetValueOrDefault(symbol);

    /// <summary>How far the venue's clock is off.</summary>
    public void SetSkew(TimeSpan skew)
    {
        foreach (var source in _sources)
            source.Skew = skew;
    }

    public DateTime VenueTime(DateTime now) => _sources[0].VenueTime(now);

    /// <summary>Lets the frames and timers happen that are due, in the order of their times.</summary>
    public void Advance(DateTime now)
    {
        while (NextTime is { } time && time <= now)
        {
            _nextTime = null;
            foreach (var source in _sources)
            {
                while (source.NextTime <= time)
                    Apply(source.Take());
            }
            foreach (var symbol in _symbols.Values)
            {
                if (symbol.NextTime <= time)
                    symbol.Advance(time);
            }
            Trading.Users.Advance(time);
        }
    }

    /// <summary>A client wants a stream; what the stream needs is made.</summary>
    public void Prepare(string stream, StreamName name, DateTime now)
    {
        _nextTime = null;
        Find(name.Symbol.ToUpperInvariant())?.Prepare(stream, name, now);
    }

    private void Apply(in MarketFrame frame)
    {
        if (_symbols.TryGetValue(frame.Symbol, out var symbol))
            symbol.Apply(frame);
        else if (frame.Stream.Length > 0)
            Hub.Publish(frame.Stream, frame.Data);
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) =>
        one is null || other < one ? other ?? one : one;
}
