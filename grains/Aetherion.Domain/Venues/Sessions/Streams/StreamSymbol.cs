using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>One symbol of a <see cref="StreamSession"/>: its rules, book and trades, and what they say of its feed.</summary>
internal sealed class StreamSymbol
{
    /// <summary>
    /// How often the venue is asked for a symbol that it does not list or has halted, and for every symbol where switches are not
    /// told of.
    /// </summary>
    private static readonly TimeSpan RulesInterval = TimeSpan.FromMinutes(1);

    /// <summary>The finest quantity of a book that is looked for.</summary>
    private const int AssetPrecision = 8;

    private readonly StreamSession _session;
    private readonly VenueBackoff _backoff;
    private FeedReason _rulesReason = FeedReason.AwaitingRules;
    private DateTime _rulesTime;
    private bool _isAskingRules;
    private bool _wasLive;
    private UpdateIdReading _told;

    public StreamSymbol(StreamSession session, VenueSymbol symbol, VenueLine line)
    {
        _session = session;
        _backoff = session.NewPause();
        Symbol = symbol;
        Line = line;
        DataName = symbol.Name;
        Book = new StreamBook(session, this);
        Trades = new StreamTrades(session, this);
        Past = new StreamPast(session, this);
        Funding = new StreamFunding(session, this);
    }

    public VenueSymbol Symbol { get; }

    public VenueLine Line { get; }

    public StreamBook Book { get; }

    public StreamTrades Trades { get; }

    public StreamPast Past { get; }

    public StreamFunding Funding { get; }

    /// <summary>The name under which its data comes: that of another product where it is an alias.</summary>
    public string DataName { get; private set; }

    public bool IsListed => Symbol.Instrument is not null;

    /// <summary>Whether what the venue says can be told in the steps of the symbol: <see cref="VenueSymbol.Fits"/>.</summary>
    public bool Fits { get; private set; } = true;

    public bool WantsRules => !_isAskingRules && _session.Now >= _rulesTime
        && (_rulesReason != FeedReason.None || !Fits || _session.StreamVenue.ChangesRulesUnseen);

    public void AskedRules() => _isAskingRules = true;

    /// <summary>The answer with the rules came.</summary>
    /// <param name="product">Null where it could not be understood or does not list the symbol.</param>
    public void TakeRules(in VenueInput input, VenueProduct? product)
    {
        _isAskingRules = false;
        _rulesTime = _session.Now + RulesInterval;
        if (input.IsSuccess && product is { } rules && TryRead(rules) is { } told)
        {
            Take(told, rules.AliasOf);
            Permit(rules.Permission);
            _backoff.Reset();
        }
        else if (_rulesReason == FeedReason.None)
        {
            // It was asked for again and goes on as it is known: its streams would end with it.
        }
        else if (input.IsSuccess || input.IsRefused)
        {
            _rulesReason = FeedReason.NotListed;
        }
        else
        {
            _rulesTime = _session.Now + _backoff.Next();
        }
    }

    /// <summary>The venue's stream tells the state of the product. Without the switches it says only when it is closed.</summary>
    public void TakeStatus(in VenueProduct product)
    {
        if (!product.HasSwitches && product.Permission == TradingPermission.Trading)
            return;
        Permit(product.Permission);
        Settle();
    }

    /// <summary>A book or an update of it came.</summary>
    public void TakeDepth(VenueLink link, in VenueDepth depth, VenueMessage message)
    {
        if (!Fits)
            return;
        var verdict = Book.Take(link, depth, message);
        // A whole book may be of long before.
        if (verdict == BookSyncVerdict.Applied)
            Symbol.Hear(depth.TransactionTime == default ? depth.EventTime : depth.TransactionTime);
        if (Symbol.Feed.State != FeedState.Live)
            Settle();
        else if (verdict == BookSyncVerdict.Applied)
            Symbol.PublishChange(TimeOf(depth), Book.ChangedBids, Book.ChangedAsks);
        else if (verdict == BookSyncVerdict.SnapshotApplied)
            Symbol.PublishBook(Book.Book);
        else if (verdict is not (BookSyncVerdict.None or BookSyncVerdict.Old or BookSyncVerdict.Unexpected))
            Settle();
    }

    /// <summary>Another connection is in use.</summary>
    public void Switch(int connection)
    {
        Book.Use(connection);
        if (Symbol.Feed.State == FeedState.Live && Book.IsLive)
            Symbol.PublishBook(Book.Book);
        Settle();
    }

    /// <summary>Brings the state of the feed in line with what is known.</summary>
    public void Settle()
    {
        var reason = Reason();
        TellUnverified();
        if (reason != FeedReason.None)
        {
            var state = reason is FeedReason.NotListed or FeedReason.Halted ? FeedState.Closed
                : _wasLive ? FeedState.Stale : FeedState.Syncing;
            Symbol.SetFeed(state, reason);
            return;
        }
        if (Symbol.Feed.State == FeedState.Live)
            return;
        _wasLive = true;
        Symbol.PublishBook(Book.Book);
        Symbol.SetFeed(FeedState.Live, reason);
    }

    /// <summary>Where no order is taken, nothing is decided either.</summary>
    private void Permit(TradingPermission permission)
    {
        Symbol.Trading = permission;
        _rulesReason = permission is TradingPermission.Halted or TradingPermission.CancelOnly ? FeedReason.Halted : FeedReason.None;
    }

    private void TellUnverified()
    {
        if (Symbol.Unverified is not null && _told == Book.Reading)
            return;
        _told = Book.Reading;
        Symbol.Unverified = _session.StreamVenue.Unverified(_told);
    }

    private FeedReason Reason()
    {
        if (_rulesReason != FeedReason.None)
            return _rulesReason;
        if (!Fits)
            return FeedReason.AwaitingRules;
        if (Line.Current?.OpenedTime is null)
            return Line.LossReason;
        if (_session.Clock.IsDoubted)
            return FeedReason.ClockSkew;
        if (!Book.IsLive)
            return Book.Reason;
        if (!Past.IsDone)
            return FeedReason.Backfilling;
        return Trades.HasGap ? FeedReason.TradeGap : FeedReason.None;
    }

    private void Take(Instrument told, ShortText alias)
    {
        var didFit = Fits;
        Fits = Symbol.Fits(told);
        if (Fits && !IsListed)
        {
            if (!alias.IsEmpty)
                DataName = alias.ToString();
            Symbol.List(told);
        }
        else if (Fits && !didFit)
        {
            // What came meanwhile is not in the book.
            _session.RestartBooks(this);
        }
    }

    private Instrument? TryRead(in VenueProduct product)
    {
        if (product.PriceTick is not > 0 || product.QuantityStep is not > 0 || product.BaseAsset.IsEmpty)
            return null;
        var step = product.QuantityStep.Value;
        return new Instrument(
            Symbol.Id, Market.Crypto, product.BaseAsset.ToString(), product.QuoteAsset.ToString(),
            product.PriceTick.Value, BinanceRules.BookStep(step, AssetPrecision), product.FundsMin ?? 0)
        {
            OrderStep = step,
        };
    }

    /// <summary>Some updates come with the least time; they are of now, then.</summary>
    private DateTime TimeOf(in VenueDepth depth)
    {
        var time = depth.TransactionTime == default ? depth.EventTime : depth.TransactionTime;
        return time == default ? _session.VenueTime : time;
    }
}
