using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>A product whose market the simulator makes: the same market as the other venue's, in this venue's words.</summary>
internal sealed class SimulatedCoinbaseSource : ICoinbaseSource
{
    private const long FirstSequence = 50_000_000_000;

    private readonly SimulatedSource _source;
    private readonly SymbolSpec _spec;
    private readonly Queue<CoinbaseEvent> _events = new();
    private (BookLevel Bid, BookLevel Ask) _quote;
    private long _sequence = FirstSequence;

    public SimulatedCoinbaseSource(string product, ulong seed, DateTime start)
    {
        _source = new SimulatedSource(BinanceMarketKind.Spot, product.Replace("-", "", StringComparison.Ordinal), seed, start);
        var (spec, book) = _source.Symbols[0];
        var parts = product.Split('-');
        _spec = spec with
        {
            Symbol = product, BaseAsset = parts[0], QuoteAsset = parts[^1],
            PriceDecimals = spec.PriceTick.Scale, QuantityDecimals = 8,
        };
        _quote = (book.Bids[0], book.Asks[0]);
        Products = [(_spec, book with { Symbol = product })];
    }

    public IReadOnlyList<(SymbolSpec Spec, BookSnapshot Book)> Products { get; }

    public TimeSpan Skew { get; set; }

    public DateTime? NextTime
    {
        get
        {
            Fill();
            return _events.Peek().Time;
        }
    }

    public CoinbaseEvent Take()
    {
        Fill();
        return _events.Dequeue();
    }

    private void Fill()
    {
        while (_events.Count == 0)
            Translate(_source.Take());
    }

    private void Translate(in MarketFrame frame)
    {
        var time = frame.Time + Skew;
        if (frame.Kind == FrameKind.Depth)
            _events.Enqueue(new CoinbaseEvent(
                frame.Time, CoinbaseKind.Update, _spec.Symbol, CoinbaseFrames.Update(_spec, DepthChange.Read(frame.Data), time)));
        else if (frame.Kind == FrameKind.BookTicker)
            _quote = QuoteReader.Read(frame.Data);
        else if (frame.Kind == FrameKind.Trade)
            AddTrade(TradeFrame.Read(frame.Data), frame.Time, time);
    }

    private void AddTrade(TradeFrame trade, DateTime time, DateTime shown)
    {
        _sequence += 3;
        _events.Enqueue(new CoinbaseEvent(
            time, CoinbaseKind.Match, _spec.Symbol, CoinbaseFrames.Match(_spec, "match", trade, _sequence, shown)));
        _events.Enqueue(new CoinbaseEvent(
            time, CoinbaseKind.Ticker, _spec.Symbol, CoinbaseFrames.Ticker(_spec, trade, _sequence, _quote, shown)));
    }
}
