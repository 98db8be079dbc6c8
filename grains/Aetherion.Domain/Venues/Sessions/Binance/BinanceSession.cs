using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Trades;

using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>
/// A session with one of Binance's markets: streams of changes of books and of aggregated trades on as few connections as
/// the venue allows, snapshots and what was missed by REST.
/// </summary>
public sealed class BinanceSession : VenueSession
{
    /// <summary>A request for streams that is not answered by then means a connection that does not work.</summary>
    private static readonly TimeSpan SubscribeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The streams of a symbol's book: its changes, and the best prices beside it.</summary>
    private const int BookStreams = 2;

    private readonly Dictionary<ShortText, BinanceSymbol> _byName = [];
    private readonly Dictionary<VenueLine, HashSet<BinanceSymbol>> _symbolsOf = [];
    private readonly Dictionary<int, BinanceSubscriptions> _subscriptions = [];
    private readonly BinanceDecoder _decoder = new();
    private readonly VenueBackoff _rulesBackoff;
    private int _snapshots;
    private int _pages;
    private bool _isAskingRulesAgain;

    public BinanceSession(BinanceMarket market, VenueSessionOptions options, IVenueSink sink)
        : base((market ?? throw new ArgumentNullException(nameof(market))).Venue, options, sink)
    {
        Market = market;
        _rulesBackoff = NewBackoff();
    }

    public BinanceMarket Market { get; }

    public override DecodeCounters Counters => _decoder.Counters;

    /// <summary>The content of the frame or answer that is handled.</summary>
    internal VenueMessage Message { get; } = new();

    protected override TimeSpan SendInterval => Market.SendInterval;

    /// <summary>The book of a symbol as it stands, live or not; null where there is none.</summary>
    public OrderBooks.OrderBook? BookOf(string name) =>
        ShortText.TryCreate(System.Text.Encoding.ASCII.GetBytes(name), out var key)
        && _byName.TryGetValue(key, out var symbol) && symbol.Book.IsLive ? symbol.Book.Book : null;

    /// <summary>The venue's id at which the book of a symbol stands; null unless it is live.</summary>
    public long? UpdateIdOf(string name) =>
        ShortText.TryCreate(System.Text.Encoding.ASCII.GetBytes(name), out var key)
        && _byName.TryGetValue(key, out var symbol) && symbol.Book.IsLive ? symbol.Book.UpdateId : null;

    internal VenueBackoff NewPause() => NewBackoff();

    internal VenuePatience NewPatience() => new(this, NewBackoff());

    /// <summary>Whether the connection of a symbol's trades is open.</summary>
    internal bool IsConnected(VenueSymbol symbol) =>
        _byName.TryGetValue(new ShortText(symbol.Name), out var known) && known.TradeLine?.Current?.OpenedTime is not null;

    internal DecodeStatus Decode(ReadOnlySpan<byte> frame) => _decoder.Decode(frame, Message);

    internal void Ask(string target, int weight, VenueRequestPriority priority, VenueReplyHandler handler) =>
        Request(target, weight, priority, handler);

    internal static void Count(VenueSymbol symbol, TradeTape tape) =>
        symbol.SetTradeCounts(tape.MissingCount, tape.DuplicateCount);

    internal void Settle(VenueSymbol symbol)
    {
        if (_byName.TryGetValue(new ShortText(symbol.Name), out var known))
            known.Settle();
    }

    internal void SnapshotCame() => _snapshots--;

    internal void PageCame() => _pages--;

    protected override void OnFrame(VenueLink link, ReadOnlySpan<byte> frame)
    {
        if (Decode(frame) != DecodeStatus.Decoded)
            return;
        switch (Message.Kind)
        {
            case VenueMessageKind.DepthUpdate:
                foreach (ref readonly var depth in Message.Depths.Items)
                    TakeDepth(link, depth);
                break;
            case VenueMessageKind.AggregateTrade:
                foreach (ref readonly var trade in Message.Trades.Items)
                    TakeTrade(link, trade);
                break;
            case VenueMessageKind.BookTicker:
                foreach (ref readonly var quote in Message.Quotes.Items)
                    TakeQuote(link, quote);
                break;
            case VenueMessageKind.MarkPrice or VenueMessageKind.Ticker or VenueMessageKind.Liquidation:
                TellStatistics();
                break;
            case VenueMessageKind.Acknowledgement or VenueMessageKind.Error:
                if (_subscriptions.TryGetValue(link.Number, out var subscriptions))
                    subscriptions.Answer(Message.Reply);
                break;
            case VenueMessageKind.ServerShutdown:
                link.Line.Rotate();
                break;
            default:
                break;
        }
    }

    protected override void OnOpened(VenueLink link)
    {
        BinanceSubscriptions subscriptions = new(link);
        _subscriptions[link.Number] = subscriptions;
        subscriptions.Subscribe(StreamsOf(link.Line), Now);
        if (link != link.Line.Current)
            return;
        foreach (var symbol in _symbolsOf[link.Line])
        {
            if (symbol.BookLine == link.Line && symbol.IsListed)
                symbol.Book.Start(link.Number);
            if (symbol.TradeLine == link.Line)
                symbol.Trades.Resume();
            symbol.Settle();
        }
    }

    protected internal override void OnLost(VenueLine line)
    {
        ForgetClosed();
        foreach (var symbol in _symbolsOf[line])
        {
            if (symbol.BookLine == line)
                symbol.Book.Stop();
            symbol.Settle();
        }
    }

    protected internal override void OnSwitched(VenueLine line) => ForgetClosed();

    protected internal override bool AwaitsFrames(VenueLine line) => _symbolsOf[line].Count > 0;

    protected internal override bool HasCaughtUp(VenueLink successor) =>
        _subscriptions[successor.Number].IsAnswered
        && _symbolsOf[successor.Line].All(
            symbol => symbol.BookLine != successor.Line || symbol.Book.MetOn == successor.Number);

    protected override void OnWanted(VenueSymbol symbol)
    {
        BinanceSymbol added = new(this, symbol);
        if (!_byName.TryAdd(new ShortText(symbol.Name), added))
            return;
        // Connections are made at once, so that a venue that cannot be reached shows.
        added.TradeLine = LineWithRoom(Market.TradePath, Market.TradeStreams(symbol.Name).Count);
        _symbolsOf[added.TradeLine].Add(added);
        added.BookLine = LineWithRoom(Market.BookPath, BookStreams);
        _symbolsOf[added.BookLine].Add(added);
    }

    protected override void OnUnwanted(VenueSymbol symbol)
    {
        if (!_byName.Remove(new ShortText(symbol.Name), out var removed))
            return;
        foreach (var line in (HashSet<VenueLine>)[removed.BookLine!, removed.TradeLine!])
        {
            foreach (var link in LinksOf(line))
                _subscriptions[link.Number].Unsubscribe(removed.StreamsOn(line, Market), Now);
            _symbolsOf[line].Remove(removed);
            if (_symbolsOf[line].Count > 0)
                continue;
            RemoveLine(line);
            _symbolsOf.Remove(line);
            ForgetClosed();
        }
    }

    protected override void OnWork()
    {
        foreach (var line in Lines)
        {
            if (line.Current is { } link && _subscriptions.TryGetValue(link.Number, out var subscriptions)
                && !subscriptions.IsAnswered && link.IsSent && Now - subscriptions.AskedTime >= SubscribeTimeout)
            {
                line.Reconnect(Aetherion.Model.FeedReason.Subscribing);
            }
        }
        AskRules();
        AskRulesAgain();
        foreach (var symbol in _byName.Values)
            Work(symbol);
    }

    protected override void AskClock() => Request(
        $"GET {Market.RestRoot}/time", 1, VenueRequestPriority.MarketData, (in VenueInput input) => SetVenueTime(
            input.IsSuccess && BinanceHistoryReader.TryReadTime(input.Payload.Span, out var time) ? time : null));

    private static IEnumerable<VenueLink> LinksOf(VenueLine line)
    {
        foreach (var link in (VenueLink?[])[line.Current, line.Successor])
        {
            if (link?.OpenedTime is not null)
                yield return link;
        }
    }

    private void Work(BinanceSymbol symbol)
    {
        if (!symbol.IsListed)
        {
            symbol.Settle();
            return;
        }
        if (symbol.BookLine!.Current is { OpenedTime: not null } link && symbol.Book.Watch(link.Number))
        {
            string[] streams = [BinanceMarket.BookStream(symbol.Symbol.Name)];
            _subscriptions[link.Number].Unsubscribe(streams, Now);
            _subscriptions[link.Number].Subscribe(streams, Now);
        }
        symbol.Trades.Fetch(IsSubscribed(symbol.TradeLine!));
        if (_pages < Options.BackfillsMax && symbol.Past.Fetch(IsSubscribed(symbol.TradeLine!)))
            _pages++;
        AskSnapshot(symbol);
        symbol.Settle();
    }

    private bool IsSubscribed(VenueLine line) =>
        line.Current is { OpenedTime: not null } link && link.IsSent && _subscriptions[link.Number].IsAnswered;

    private void AskSnapshot(BinanceSymbol symbol)
    {
        if (_snapshots >= Options.SnapshotsMax || !symbol.Book.WantsSnapshot)
            return;
        _snapshots++;
        symbol.Book.AskSnapshot();
    }

    private void AskRules()
    {
        BinanceSymbol[] asking = [.. _byName.Values.Where(symbol => symbol.WantsRules)];
        if (Market.HasRulesOfOneSymbol)
        {
            foreach (var symbol in asking)
                AskRules($"?symbol={symbol.Symbol.Name}", symbol);
        }
        else if (asking.Length > 0)
        {
            AskRules("", asking);
        }
    }

    /// <summary>No stream tells of a halt. One answer is waited for at a time, so that many symbols do not use up the budget at once.</summary>
    private void AskRulesAgain()
    {
        if (_isAskingRulesAgain || _byName.Values.FirstOrDefault(symbol => symbol.WantsRulesAgain) is not { } due)
            return;
        _isAskingRulesAgain = true;
        if (Market.HasRulesOfOneSymbol)
            AskRules($"?symbol={due.Symbol.Name}", due);
        else
            AskRules("", [.. _byName.Values.Where(symbol => symbol.CanAskRulesAgain)]);
    }

    private void AskRules(string query, params BinanceSymbol[] symbols)
    {
        var isAgain = symbols[0].CanAskRulesAgain;
        foreach (var symbol in symbols)
            symbol.AskedRules();
        Request(
            $"GET {Market.RestRoot}/exchangeInfo{query}", Market.RulesWeight, VenueRequestPriority.MarketData,
            (in VenueInput input) => TakeRules(symbols, isAgain, input));
    }

    private void TakeRules(BinanceSymbol[] symbols, bool isAgain, in VenueInput input)
    {
        if (isAgain)
            _isAskingRulesAgain = false;
        foreach (var symbol in symbols)
        {
            var wasListed = symbol.IsListed;
            symbol.TakeRules(input, _rulesBackoff);
            if (symbol.IsListed && !wasListed && _byName.ContainsValue(symbol))
                Subscribe(symbol);
            symbol.Settle();
        }
    }

    private void Subscribe(BinanceSymbol symbol)
    {
        foreach (var line in (HashSet<VenueLine>)[symbol.BookLine!, symbol.TradeLine!])
        {
            foreach (var link in LinksOf(line))
                _subscriptions[link.Number].Subscribe(symbol.StreamsOn(line, Market), Now);
        }
        if (symbol.BookLine!.Current is { OpenedTime: not null } current)
            symbol.Book.Start(current.Number);
    }

    private void TakeDepth(VenueLink link, in VenueDepth depth)
    {
        if (!_byName.TryGetValue(depth.Symbol, out var symbol) || symbol.BookLine != link.Line)
            return;
        var wasLive = symbol.Book.IsLive;
        var time = depth.TransactionTime == default ? depth.EventTime : depth.TransactionTime;
        symbol.Symbol.Hear(time);
        var isApplied = symbol.Book.Update(link, depth, Message);
        if (isApplied && wasLive)
            symbol.PublishChange(time);
        if (isApplied && wasLive)
            return;
        AskSnapshot(symbol);
        symbol.Settle();
    }

    private void TakeQuote(VenueLink link, in VenueQuote quote)
    {
        if (_byName.TryGetValue(quote.Symbol, out var symbol) && symbol.BookLine == link.Line && symbol.Book.Check(quote))
            symbol.Settle();
    }

    private void TellStatistics()
    {
        foreach (ref readonly var price in Message.MarkPrices.Items)
        {
            if (_byName.TryGetValue(price.Symbol, out var symbol))
                symbol.Symbol.Mark(price);
        }
        foreach (ref readonly var ticker in Message.Tickers.Items)
        {
            if (_byName.TryGetValue(ticker.Symbol, out var symbol))
                symbol.Symbol.Tell(ticker);
        }
        foreach (ref readonly var liquidation in Message.Liquidations.Items)
        {
            if (_byName.TryGetValue(liquidation.Symbol, out var symbol))
                symbol.Symbol.Tell(liquidation);
        }
    }

    private void TakeTrade(VenueLink link, in VenueTrade trade)
    {
        if (!_byName.TryGetValue(trade.Symbol, out var symbol) || symbol.TradeLine != link.Line || !symbol.IsListed)
            return;
        symbol.Symbol.Hear(trade.TradeTime);
        var tape = symbol.Trades.Tape;
        var hadGap = tape.Gap is not null || symbol.Trades.IsCatchingUp;
        symbol.Trades.Add(trade, link == link.Line.Successor);
        Count(symbol.Symbol, tape);
        if (hadGap || tape.Gap is not null)
            symbol.Settle();
    }

    private VenueLine LineWithRoom(string path, int streams)
    {
        foreach (var line in Lines)
        {
            if (line.Path == path && StreamsOf(line, isAll: true).Count() + streams <= Market.StreamsMax)
                return line;
        }
        var added = AddLine(path);
        _symbolsOf.Add(added, []);
        return added;
    }

    private IEnumerable<string> StreamsOf(VenueLine line, bool isAll = false) =>
        _symbolsOf[line].Where(symbol => isAll || symbol.IsListed).SelectMany(symbol => symbol.StreamsOn(line, Market));

    private void ForgetClosed()
    {
        var open = Lines.SelectMany(LinksOf).Select(link => link.Number).ToHashSet();
        foreach (var number in _subscriptions.Keys.Where(number => !open.Contains(number)).ToArray())
            _subscriptions.Remove(number);
    }
}
