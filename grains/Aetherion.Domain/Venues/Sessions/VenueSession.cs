using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// All that is known of one venue from what reached us from there: connections, subscriptions, books, trades. It has
/// neither socket nor clock: inputs go in, and what follows from them goes to the <see cref="IVenueSink"/>, so that the
/// same inputs lead to the same outputs wherever they come from. This base keeps connections, requests and the venue's
/// clock; what is said on the connections is the venue's own. Not for concurrent use.
/// </summary>
public abstract class VenueSession
{
    private readonly IVenueSink _sink;
    private readonly Random _random;
    private readonly List<VenueLine> _lines = [];
    private readonly Dictionary<int, VenueLink> _links = [];
    private readonly Dictionary<int, VenueReplyHandler> _requests = [];
    private readonly Dictionary<string, VenueSymbol> _symbols = new(StringComparer.Ordinal);
    private int _lastNumber;

    protected VenueSession(string venue, VenueSessionOptions options, IVenueSink sink)
    {
        ArgumentException.ThrowIfNullOrEmpty(venue);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        Venue = venue;
        Options = options;
        _sink = sink;
        _random = new Random(options.Seed);
        Clock = new VenueClock(options);
    }

    /// <summary>The venue's name in instrument ids, such as <c>binance-usdm</c>.</summary>
    public string Venue { get; }

    public VenueSessionOptions Options { get; }

    /// <summary>The time of the last input.</summary>
    public DateTime Now { get; private set; }

    /// <summary>How far the venue's clock is ahead of ours; null until it was measured.</summary>
    public TimeSpan? ClockSkew => Clock.Skew;

    /// <summary>The symbols that are wanted, by their names at the venue.</summary>
    public IReadOnlyDictionary<string, VenueSymbol> Symbols => _symbols;

    /// <summary>The paths that are kept connected.</summary>
    public IReadOnlyList<VenueLine> Lines => _lines;

    /// <summary>What was decoded, and what was not.</summary>
    public abstract DecodeCounters Counters { get; }

    /// <summary>Requests that are not answered yet.</summary>
    public int PendingRequestCount => _requests.Count;

    internal IVenueSink Sink => _sink;

    internal VenueClock Clock { get; }

    /// <summary>The venue's time, by what is known of its clock.</summary>
    internal DateTime VenueTime => Now + (Clock.Skew ?? TimeSpan.Zero);

    /// <summary>The shortest time between two texts on one connection: the venue's message rate.</summary>
    protected abstract TimeSpan SendInterval { get; }

    /// <summary>Takes the next thing that reached us.</summary>
    public void Handle(in VenueInput input)
    {
        if (input.ReceivedTime > Now)
        {
            Clock.Move(Now, input.ReceivedTime);
            Now = input.ReceivedTime;
        }
        switch (input.Kind)
        {
            case VenueInputKind.Frame:
                // Most inputs are frames, and no pause ends by one: the clock's inputs see to the rest.
                if (_links.TryGetValue(input.Connection, out var link) && link.OpenedTime is not null)
                {
                    link.LastFrameTime = Now;
                    OnFrame(link, input.Payload.Span);
                }
                return;
            case VenueInputKind.BotCommand:
                return;
            case VenueInputKind.Opened:
                Opened(input.Connection);
                break;
            case VenueInputKind.Closed:
                Closed(input.Connection);
                break;
            case VenueInputKind.Reply or VenueInputKind.Failed:
                if (_requests.Remove(input.Connection, out var handler))
                    handler(input);
                break;
            case VenueInputKind.Wanted:
                Want(input);
                break;
            case VenueInputKind.Unwanted:
                Drop(input.Target);
                break;
            default:
                break;
        }
        Work();
    }

    /// <summary>A frame came on a connection.</summary>
    protected abstract void OnFrame(VenueLink link, ReadOnlySpan<byte> frame);

    /// <summary>A connection is open: subscribe.</summary>
    protected abstract void OnOpened(VenueLink link);

    /// <summary>A line has no connection any more.</summary>
    protected internal abstract void OnLost(VenueLine line);

    /// <summary>A line's connection was replaced by the one that was opened beside it.</summary>
    protected internal abstract void OnSwitched(VenueLine line);

    /// <summary>Whether frames are to be expected on a line.</summary>
    protected internal abstract bool AwaitsFrames(VenueLine line);

    /// <summary>Whether the connection that is to replace another brings everything that the other brings.</summary>
    protected internal abstract bool HasCaughtUp(VenueLink successor);

    /// <summary>A symbol is wanted.</summary>
    protected abstract void OnWanted(VenueSymbol symbol);

    /// <summary>A symbol is not wanted any more; it is not among <see cref="Symbols"/> already.</summary>
    protected abstract void OnUnwanted(VenueSymbol symbol);

    /// <summary>Time went by: do what has become due.</summary>
    protected abstract void OnWork();

    /// <summary>Asks the venue for its clock and hands the answer to <see cref="SetVenueTime"/>.</summary>
    protected abstract void AskClock();

    /// <summary>Keeps a path connected from now on.</summary>
    protected VenueLine AddLine(string path)
    {
        VenueLine line = new(this, path, NewBackoff());
        _lines.Add(line);
        return line;
    }

    /// <summary>Ends a line.</summary>
    protected void RemoveLine(VenueLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        line.Retire();
        _lines.Remove(line);
    }

    protected VenueBackoff NewBackoff() => new(_random, Options);

    /// <summary>Asks by HTTP: method and path with public parameters.</summary>
    protected void Request(string target, int weight, VenueRequestPriority priority, VenueReplyHandler handler)
    {
        var number = ++_lastNumber;
        _requests.Add(number, handler);
        _sink.Execute(new VenueCommand(VenueCommandKind.Request, number, target, weight, priority));
    }

    /// <summary>The venue's clock said this in answer to a request.</summary>
    /// <param name="time">Null where the answer could not be had.</param>
    protected void SetVenueTime(DateTime? time) => Clock.Take(time, Now);

    internal VenueLink Open(VenueLine line)
    {
        VenueLink link = new(line, ++_lastNumber, Now);
        _links.Add(link.Number, link);
        _sink.Execute(new VenueCommand(VenueCommandKind.Open, link.Number, line.Path, 0, default));
        return link;
    }

    internal void Close(VenueLink link)
    {
        if (_links.Remove(link.Number))
            _sink.Execute(new VenueCommand(VenueCommandKind.Close, link.Number, "", 0, default));
    }

    private void Opened(int number)
    {
        if (!_links.TryGetValue(number, out var link) || link.OpenedTime is not null)
            return;
        link.Line.Opened(link, Now);
        OnOpened(link);
    }

    private void Closed(int number)
    {
        if (!_links.Remove(number, out var link))
            return;
        link.Line.Lose(link, link.OpenedTime is null ? FeedReason.Connecting : FeedReason.Disconnected);
    }

    private void Want(in VenueInput input)
    {
        if (_symbols.ContainsKey(input.Target) || _symbols.Count == Options.SymbolsMax)
            return;
        VenueSymbol symbol = new(this, input.Target, VenueStart.Read(input.Payload.Span));
        _symbols.Add(input.Target, symbol);
        // Its first state is news, also where no other follows.
        _sink.FeedChanged(symbol);
        OnWanted(symbol);
    }

    private void Drop(string name)
    {
        if (!_symbols.Remove(name, out var symbol))
            return;
        symbol.Drop();
        OnUnwanted(symbol);
    }

    private void Work()
    {
        // Lines may be removed by what is done.
        for (var i = _lines.Count - 1; i >= 0; i--)
            _lines[i].Work(Now);
        Clock.Judge(Now);
        OnWork();
        foreach (var line in _lines)
        {
            SendTexts(line.Current);
            SendTexts(line.Successor);
        }
        AskForClock();
        foreach (var symbol in _symbols.Values)
            symbol.Work();
    }

    /// <summary>A venue that cannot be reached is not asked.</summary>
    private void AskForClock()
    {
        if (!Clock.IsDue(Now) || !_lines.Exists(line => line.Current?.OpenedTime is not null))
            return;
        Clock.Ask(Now);
        AskClock();
    }

    private void SendTexts(VenueLink? link)
    {
        while (link?.TakeText(Now, SendInterval) is { } text)
            _sink.Execute(new VenueCommand(VenueCommandKind.Send, link.Number, text, 0, default));
    }
}
