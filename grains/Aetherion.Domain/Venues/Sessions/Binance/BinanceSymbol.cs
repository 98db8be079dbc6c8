using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>One symbol at Binance: its rules, past, book and trades, and what they say together about its feed.</summary>
internal sealed class BinanceSymbol
{
    /// <summary>How often the venue is asked for a symbol that it does not list or has halted.</summary>
    private static readonly TimeSpan RulesRetryInterval = TimeSpan.FromMinutes(1);

    private readonly BinanceSession _session;
    private DateTime _rulesTime;
    private bool _isAskingRules;
    private bool _wasLive;
    private bool _fits = true;
    private FeedReason _rulesReason = FeedReason.AwaitingRules;

    public BinanceSymbol(BinanceSession session, VenueSymbol symbol)
    {
        _session = session;
        Symbol = symbol;
        Trades = new BinanceTrades(session, symbol);
        Past = new BinancePast(session, symbol, Trades);
        Book = new BinanceBook(session, symbol);
    }

    public VenueSymbol Symbol { get; }

    public BinanceTrades Trades { get; }

    public BinancePast Past { get; }

    public BinanceBook Book { get; }

    /// <summary>Where its book comes from; null until it is listed.</summary>
    public VenueLine? BookLine { get; set; }

    /// <summary>Where its trades come from; null until it is listed.</summary>
    public VenueLine? TradeLine { get; set; }

    public bool IsListed => Symbol.Instrument is not null;

    /// <summary>Whether the rules are to be asked for now.</summary>
    public bool WantsRules =>
        !_isAskingRules && _rulesReason != FeedReason.None && _session.Now >= _rulesTime;

    /// <summary>Whether it is live by its rules, and these are to be asked for again.</summary>
    public bool WantsRulesAgain => CanAskRulesAgain && _session.Options.RulesInterval > TimeSpan.Zero && _session.Now >= _rulesTime;

    /// <summary>Whether its rules may be asked for again, due or not.</summary>
    public bool CanAskRulesAgain => !_isAskingRules && _rulesReason == FeedReason.None;

    /// <summary>Its streams on one of its lines.</summary>
    public IEnumerable<string> StreamsOn(VenueLine line, BinanceMarket market)
    {
        if (line == TradeLine)
        {
            foreach (var stream in market.TradeStreams(Symbol.Name))
                yield return stream;
        }
        if (line != BookLine)
            yield break;
        yield return BinanceMarket.BookStream(Symbol.Name);
        yield return BinanceMarket.QuoteStream(Symbol.Name);
    }

    public void AskedRules() => _isAskingRules = true;

    /// <summary>What the venue lists came.</summary>
    public void TakeRules(in VenueInput input, VenueBackoff backoff)
    {
        _isAskingRules = false;
        _rulesTime = _session.Now + RulesRetryInterval;
        if (input.IsSuccess && BinanceRules.Read(input.Payload, Symbol.Id, out var isTrading) is { } instrument)
        {
            TakeRules(instrument, isTrading);
            backoff.Reset();
        }
        else if (!SaysNothing(input))
        {
            _rulesReason = FeedReason.NotListed;
            if (input.IsSuccess)
                backoff.Reset();
        }
        else if (!input.IsSuccess && !input.IsRefused)
        {
            _rulesTime = _session.Now + backoff.Next();
        }
    }

    /// <summary>Publishes what changed in the book, if the feed is live.</summary>
    public void PublishChange(DateTime time)
    {
        if (Symbol.Feed.State == FeedState.Live)
            Symbol.PublishChange(time, Book.ChangedBids, Book.ChangedAsks);
    }

    /// <summary>Brings the state of the feed in line with what is known.</summary>
    public void Settle()
    {
        var reason = Reason();
        if (reason == FeedReason.None)
        {
            if (Symbol.Feed.State == FeedState.Live)
                return;
            _wasLive = true;
            Symbol.PublishBook(Book.Book);
            Symbol.SetFeed(FeedState.Live, reason);
            return;
        }
        var state = reason is FeedReason.NotListed or FeedReason.Halted ? FeedState.Closed
            : _wasLive ? FeedState.Stale : FeedState.Syncing;
        Symbol.SetFeed(state, reason);
    }

    private void TakeRules(Instrument instrument, bool isTrading)
    {
        Symbol.Trading = isTrading ? TradingPermission.Trading : TradingPermission.Halted;
        _fits = Symbol.Fits(instrument);
        if (!IsListed && _fits)
            Symbol.List(instrument);
        _rulesReason = !isTrading ? FeedReason.Halted : _fits ? FeedReason.None : FeedReason.AwaitingRules;
        if (_rulesReason == FeedReason.None)
            _rulesTime = _session.Now + _session.Options.RulesInterval;
    }

    /// <summary>Whether an answer without the symbol leaves everything as it is: one that cannot be read, or says nothing of symbols.</summary>
    private bool SaysNothing(in VenueInput input)
    {
        if (!input.IsSuccess && !input.IsRefused)
            return true;
        if (_rulesReason != FeedReason.None)
            return false;
        return input.IsSuccess
            ? !BinanceRules.IsMissing(input.Payload, Symbol.Id)
            : input.Payload.Span.IndexOf(BinanceRules.NoSuchSymbol) < 0;
    }

    private FeedReason Reason()
    {
        if (_rulesReason is FeedReason.NotListed or FeedReason.Halted)
            return _rulesReason;
        if (!IsListed && !_fits)
            return FeedReason.AwaitingRules;
        foreach (var line in (ReadOnlySpan<VenueLine?>)[BookLine, TradeLine])
        {
            if (line is null)
                return FeedReason.Connecting;
            if (line.Current?.OpenedTime is null)
                return line.LossReason;
        }
        if (_rulesReason != FeedReason.None)
            return _rulesReason;
        if (_session.Clock.IsDoubted)
            return FeedReason.ClockSkew;
        if (!Past.IsDone)
            return FeedReason.Backfilling;
        if (!Book.IsLive)
            return Book.Reason;
        return Trades.Tape.Gap is null && !Trades.IsCatchingUp ? FeedReason.None : FeedReason.TradeGap;
    }
}
