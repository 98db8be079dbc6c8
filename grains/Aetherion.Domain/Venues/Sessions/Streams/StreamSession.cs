using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// A session with a venue whose connection brings everything: each subscription begins with the whole book, and rules and
/// missing trades come by REST, and bars of a minute of the past. A frame that cannot be read, or a number that is missing where the venue counts, is
/// something missed on that connection, and another takes its place.
/// </summary>
public sealed class StreamSession : VenueSession
{
    /// <summary>These venues weigh all requests alike.</summary>
    private const int RequestWeight = 1;

    private readonly Dictionary<string, StreamSymbol> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<ShortText, List<StreamSymbol>> _byData = [];
    private readonly Dictionary<VenueLine, HashSet<StreamSymbol>> _symbolsOf = [];
    private readonly Dictionary<int, StreamLinkState> _states = [];

    private int _pages;

    public StreamSession(IStreamVenue venue, VenueSessionOptions options, IVenueSink sink)
        : base((venue ?? throw new ArgumentNullException(nameof(venue))).Name, options, sink) => StreamVenue = venue;

    public IStreamVenue StreamVenue { get; }

    public override DecodeCounters Counters => StreamVenue.Decoder.Counters;

    /// <summary>Frames that were missed, by the numbers of the connections that are open.</summary>
    public long MissingFrameCount => _states.Values.Sum(state => state.Sequence.MissingCount);

    /// <summary>The content of the frame or answer that is handled.</summary>
    internal VenueMessage Message { get; } = new();

    protected override TimeSpan SendInterval => StreamVenue.SendInterval;

    /// <summary>The book of a symbol while it is live; otherwise null.</summary>
    public OrderBooks.OrderBook? BookOf(string name) =>
        _byName.TryGetValue(name, out var symbol) && symbol.Book.IsLive ? symbol.Book.Book : null;

    /// <summary>What the first id of a symbol's updates means, where the venue's documentation leaves it open.</summary>
    public UpdateIdReading ReadingOf(string name) =>
        _byName.TryGetValue(name, out var symbol) ? symbol.Book.Reading : UpdateIdReading.Undecided;

    internal VenueBackoff NewPause() => NewBackoff();

    internal void PageCame() => _pages--;

    internal DecodeStatus Decode(ReadOnlySpan<byte> frame) => StreamVenue.Decoder.Decode(frame, Message);

    internal void Ask(string target, VenueRequestPriority priority, VenueReplyHandler handler) =>
        Request(target, RequestWeight, priority, handler);

    /// <summary>Something was missed on a connection: it is not used any longer.</summary>
    internal void Give(VenueLink link, FeedReason reason)
    {
        if (link == link.Line.Current)
            link.Line.Reconnect(reason);
        else if (_states.TryGetValue(link.Number, out var state))
            state.IsBroken = true;
    }

    internal void RestartBook(VenueLink link, StreamSymbol symbol) =>
        Send(link, StreamVenue.RestartBook(symbol.DataName));

    /// <summary>Begins the symbol's book anew on all of its connections.</summary>
    internal void RestartBooks(StreamSymbol symbol)
    {
        foreach (var link in LinksOf(symbol.Line))
        {
            symbol.Book.Start(link);
            RestartBook(link, symbol);
        }
    }

    protected override void OnFrame(VenueLink link, ReadOnlySpan<byte> frame)
    {
        var status = Decode(frame);
        if (!_states.TryGetValue(link.Number, out var state) || state.IsBroken)
            return;
        if (StreamVenue.LastSequence is { } number)
        {
            var verdict = state.Sequence.Check(number);
            if (verdict == CoinbaseSequenceVerdict.Gap)
                Give(link, FeedReason.BookGap);
            if (verdict != CoinbaseSequenceVerdict.Next)
                return;
        }
        if (status == DecodeStatus.Decoded)
            Dispatch(link);
        else if (status != DecodeStatus.Ignored)
            Give(link, FeedReason.BookInvalid);
    }

    protected override void OnOpened(VenueLink link)
    {
        _states[link.Number] = new StreamLinkState();
        Send(link, StreamVenue.Begin());
        Subscribe(link, [.. _symbolsOf[link.Line].Where(symbol => symbol.IsListed)]);
        foreach (var symbol in _symbolsOf[link.Line])
            symbol.Settle();
    }

    protected internal override void OnLost(VenueLine line)
    {
        ForgetClosed();
        foreach (var symbol in _symbolsOf[line])
        {
            symbol.Book.Stop();
            symbol.Settle();
        }
    }

    protected internal override void OnSwitched(VenueLine line)
    {
        ForgetClosed();
        var current = line.Current!;
        foreach (var symbol in _symbolsOf[line])
            symbol.Switch(current.Number);
        if (_states.TryGetValue(current.Number, out var state) && state.IsBroken)
            line.Reconnect(FeedReason.BookGap);
    }

    protected internal override bool AwaitsFrames(VenueLine line) => _symbolsOf[line].Any(symbol => symbol.IsListed);

    protected internal override bool HasCaughtUp(VenueLink successor) =>
        !_states[successor.Number].IsBroken
        && _symbolsOf[successor.Line].All(symbol => !symbol.IsListed || !symbol.Fits || symbol.Book.IsLiveOn(successor.Number));

    protected override void OnWanted(VenueSymbol symbol)
    {
        var line = LineWithRoom();
        StreamSymbol added = new(this, symbol, line);
        _byName.Add(symbol.Name, added);
        _symbolsOf[line].Add(added);
    }

    protected override void OnUnwanted(VenueSymbol symbol)
    {
        if (!_byName.Remove(symbol.Name, out var removed))
            return;
        var line = removed.Line;
        _symbolsOf[line].Remove(removed);
        var isShared = _symbolsOf[line].Any(other => other.IsListed && other.DataName == removed.DataName);
        if (removed.IsListed)
            _byData[new ShortText(removed.DataName)].Remove(removed);
        if (removed.IsListed && !isShared)
        {
            foreach (var link in LinksOf(line))
                Send(link, StreamVenue.Unsubscribe([removed.DataName]));
        }
        if (_symbolsOf[line].Count > 0)
            return;
        RemoveLine(line);
        _symbolsOf.Remove(line);
        ForgetClosed();
    }

    protected override void OnWork()
    {
        foreach (var symbol in _byName.Values)
        {
            if (symbol.WantsRules)
                AskRules(symbol);
            if (!symbol.IsListed)
                continue;
            if (symbol.Fits)
            {
                symbol.Book.Watch(symbol.Line.Current);
                symbol.Book.Watch(symbol.Line.Successor);
            }
            symbol.Trades.Fetch();
            symbol.Funding.Fetch();
            if (_pages < Options.BackfillsMax && symbol.Past.Fetch(symbol.Book.IsLive))
                _pages++;
            symbol.Settle();
        }
    }

    protected override void AskClock() => Ask(
        StreamVenue.TimeTarget, VenueRequestPriority.MarketData, (in VenueInput input) => SetVenueTime(
            input.IsSuccess && StreamClock.TryRead(input.Payload.Span, out var time) ? time : null));

    private void Dispatch(VenueLink link)
    {
        switch (Message.Kind)
        {
            case VenueMessageKind.DepthSnapshot or VenueMessageKind.DepthUpdate:
                foreach (ref readonly var depth in Message.Depths.Items)
                {
                    foreach (var symbol in SymbolsOf(depth.Symbol, link))
                        symbol.TakeDepth(link, depth, Message);
                }
                break;
            case VenueMessageKind.Trade:
                foreach (ref readonly var trade in Message.Trades.Items)
                    TakeTrade(link, trade);
                break;
            case VenueMessageKind.Ticker or VenueMessageKind.MarkPrice:
                foreach (ref readonly var ticker in Message.Tickers.Items)
                {
                    foreach (var symbol in SymbolsOf(ticker.Symbol, link))
                        symbol.Symbol.Tell(ticker);
                }
                foreach (ref readonly var price in Message.MarkPrices.Items)
                {
                    foreach (var symbol in SymbolsOf(price.Symbol, link))
                        symbol.Symbol.Mark(symbol.Funding.Complete(price));
                }
                break;
            case VenueMessageKind.Products:
                foreach (ref readonly var product in Message.Products.Items)
                {
                    foreach (var symbol in SymbolsOf(product.Symbol, link))
                        symbol.TakeStatus(product);
                }
                break;
            default:
                Answer(link);
                break;
        }
    }

    private void Answer(VenueLink link)
    {
        switch (Message.Kind)
        {
            case VenueMessageKind.Heartbeat when Message.LastTradeId is { } lastTrade:
                foreach (var symbol in SymbolsOf(Message.Product, link))
                {
                    symbol.Trades.Announce(lastTrade);
                    symbol.Settle();
                }
                break;
            case VenueMessageKind.Ping:
                Send(link, [StreamVenue.Pong()]);
                break;
            case VenueMessageKind.Error when StreamVenue.TryOtherWay():
                Subscribe(link, [.. _symbolsOf[link.Line].Where(symbol => symbol.IsListed)]);
                break;
            case VenueMessageKind.Error:
                Give(link, FeedReason.Subscribing);
                break;
            default:
                break;
        }
    }

    private void TakeTrade(VenueLink link, in VenueTrade trade)
    {
        foreach (var symbol in SymbolsOf(trade.Symbol, link))
        {
            var hadGap = symbol.Trades.HasGap;
            if (!trade.IsEarlier)
                symbol.Symbol.Hear(trade.TradeTime);
            symbol.Trades.Add(link, trade);
            if (hadGap || symbol.Trades.HasGap)
                symbol.Settle();
        }
    }

    private StreamSymbolsOnLine SymbolsOf(ShortText data, VenueLink link) =>
        new(_byData.GetValueOrDefault(data), link.Line);

    private void AskRules(StreamSymbol symbol)
    {
        symbol.AskedRules();
        Ask(
            StreamVenue.RulesTarget(symbol.Symbol.Name), VenueRequestPriority.MarketData,
            (in VenueInput input) => TakeRules(symbol, input));
    }

    private void TakeRules(StreamSymbol symbol, in VenueInput input)
    {
        var wasListed = symbol.IsListed;
        symbol.TakeRules(input, ProductOf(symbol.Symbol.Name, input));
        if (symbol.IsListed && !wasListed && _byName.ContainsValue(symbol))
        {
            ShortText data = new(symbol.DataName);
            if (!_byData.TryGetValue(data, out var symbols))
                _byData[data] = symbols = [];
            symbols.Add(symbol);
            foreach (var link in LinksOf(symbol.Line))
                Subscribe(link, [symbol]);
        }
        symbol.Settle();
    }

    private VenueProduct? ProductOf(string name, in VenueInput input)
    {
        if (!input.IsSuccess || Decode(input.Payload.Span) != DecodeStatus.Decoded)
            return null;
        foreach (ref readonly var product in Message.Products.Items)
        {
            if (product.Symbol == new ShortText(name))
                return product;
        }
        return null;
    }

    private void Subscribe(VenueLink link, IReadOnlyList<StreamSymbol> symbols)
    {
        if (symbols.Count == 0)
            return;
        Send(link, StreamVenue.Subscribe([.. symbols.Select(symbol => symbol.DataName).Distinct()]));
        foreach (var symbol in symbols)
            symbol.Book.Start(link);
    }

    private void Send(VenueLink link, IEnumerable<string> texts)
    {
        if (!_states.TryGetValue(link.Number, out var state))
            return;
        foreach (var text in texts)
        {
            link.Send(text);
            if (++state.TextCount == StreamVenue.TextsMax)
                link.Line.Rotate();
        }
    }

    private VenueLine LineWithRoom()
    {
        foreach (var (line, symbols) in _symbolsOf)
        {
            if (symbols.Count < StreamVenue.SymbolsMax)
                return line;
        }
        var added = AddLine(StreamVenue.Path);
        _symbolsOf.Add(added, []);
        return added;
    }

    private static IEnumerable<VenueLink> LinksOf(VenueLine line)
    {
        foreach (var link in (VenueLink?[])[line.Current, line.Successor])
        {
            if (link?.OpenedTime is not null)
                yield return link;
        }
    }

    private void ForgetClosed()
    {
        var open = Lines.SelectMany(LinksOf).Select(link => link.Number).ToHashSet();
        foreach (var number in _states.Keys.Where(number => !open.Contains(number)).ToArray())
            _states.Remove(number);
    }
}
