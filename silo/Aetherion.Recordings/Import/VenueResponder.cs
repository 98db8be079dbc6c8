using System.Globalization;
using System.Text;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Does for a session what the outside did when a file was recorded: connections open at once, streams are granted, rules and the
/// clock are told, and the whole books of the file answer the requests for them. What it does becomes inputs, which are
/// recorded, so that the session of a replay finds everything where it asks for it.
/// </summary>
internal sealed class VenueResponder : IVenueSink
{
    private readonly BinanceMarket _market;
    private readonly ImportProfile _profile;
    private readonly RecordingWriter _writer;
    private readonly BinanceSession _session;
    private readonly Queue<VenueCommand> _commands = new();
    private readonly List<VenueCommand> _awaitingBooks = [];
    private readonly List<(string Path, byte[] Book)> _earlyBooks = [];
    private readonly Dictionary<int, string> _paths = [];
    private DateTime _now;
    private DateTime _nextClock;
    private TimeSpan? _venueAhead;
    private long _sequence;

    public VenueResponder(
        BinanceMarket market, VenueSessionOptions options, ImportProfile profile, RecordingWriter writer)
    {
        _market = market;
        _profile = profile;
        _writer = writer;
        _session = new BinanceSession(market, options, this);
    }

    /// <summary>The most whole books that wait for their request.</summary>
    private const int EarlyBooksMax = 100;

    /// <summary>A clock that goes further at once does not tick between.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromDays(1);

    /// <summary>How often the clock ticks in an import.</summary>
    public static TimeSpan ClockInterval { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Has the file's symbols wanted, at the time of its first line.</summary>
    public void Begin(DateTime time)
    {
        _now = time;
        _nextClock = time + ClockInterval;
        foreach (var symbol in _profile.Symbols.Keys)
            Put(VenueInputKind.Wanted, 0, symbol, default(VenueStart).ToPayload());
    }

    /// <summary>A frame of the file; false when no connection is there that it could have come on.</summary>
    public bool TryAddFrame(DateTime time, ReadOnlyMemory<byte> frame)
    {
        AdvanceTo(time);
        var path = IsOfBook(frame.Span) ? _market.BookPath : _market.TradePath;
        foreach (var (number, known) in _paths)
        {
            if (known != path)
                continue;
            Put(VenueInputKind.Frame, number, "", frame);
            return true;
        }
        return false;
    }

    /// <summary>A whole book of the file; false when none is asked for.</summary>
    public bool TryAddBook(DateTime time, string path, ReadOnlyMemory<byte> book)
    {
        AdvanceTo(time);
        var asked = _awaitingBooks.FindIndex(command => AreOfOneSymbol(command.Text, path));
        if (asked < 0)
        {
            // The recorder may have asked sooner than a session does, which waits for the first change.
            _earlyBooks.RemoveAll(early => AreOfOneSymbol(early.Path, path));
            if (_earlyBooks.Count == EarlyBooksMax)
                return false;
            _earlyBooks.Add((path, book.ToArray()));
            return true;
        }
        var command = _awaitingBooks[asked];
        _awaitingBooks.RemoveAt(asked);
        Put(VenueInputKind.Reply, command.Number, command.Text, book, status: 200);
        return true;
    }

    void IVenueSink.Listed(VenueSymbol symbol, Instrument instrument)
    {
    }

    /// <summary>The venue's clock is as far from the recorder's as its quickest event was; a whole book is of before.</summary>
    void IVenueSink.Publish(VenueSymbol symbol, in MarketEvent marketEvent)
    {
        var ahead = marketEvent.EventTime - _now;
        if (marketEvent.Kind != MarketEventKind.BookSnapshot && !(ahead <= _venueAhead))
            _venueAhead = ahead;
    }

    void IVenueSink.Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
    }

    void IVenueSink.Advance(VenueSymbol symbol, DateTime time)
    {
    }

    void IVenueSink.Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    void IVenueSink.FeedChanged(VenueSymbol symbol)
    {
    }

    void IVenueSink.Execute(in VenueCommand command) => _commands.Enqueue(command);

    /// <summary>A file of one symbol need not name it with its books.</summary>
    private bool AreOfOneSymbol(string request, string path) =>
        _profile.Symbols.Count == 1 || SymbolOf(request) is { } symbol && symbol == SymbolOf(path);

    private static string? SymbolOf(string path)
    {
        var start = path.IndexOf("symbol=", StringComparison.Ordinal);
        return start < 0 ? null : path[(start + 7)..].Split('&')[0].ToUpperInvariant();
    }

    private static bool IsOfBook(ReadOnlySpan<byte> frame)
    {
        var head = frame[..Math.Min(frame.Length, 160)];
        return head.IndexOf("depth"u8) >= 0 || head.IndexOf("bookTicker"u8) >= 0;
    }

    private void AdvanceTo(DateTime time)
    {
        if (time < _now)
            time = _now;
        if (time - _now > SilenceMax)
            _nextClock = time;
        while (_nextClock <= time)
        {
            _now = _nextClock;
            _nextClock += ClockInterval;
            Put(VenueInputKind.Clock, 0, "", default);
        }
        _now = time;
    }

    private void Put(VenueInputKind kind, int connection, string target, ReadOnlyMemory<byte> payload, int status = 0)
    {
        VenueInput input = new(++_sequence, _now, kind, connection, target, status, payload);
        _writer.Add(input);
        _session.Handle(input);
        while (_commands.TryDequeue(out var command))
            Answer(command);
    }

    private void Answer(in VenueCommand command)
    {
        switch (command.Kind)
        {
            case VenueCommandKind.Open:
                _paths[command.Number] = command.Text;
                Put(VenueInputKind.Opened, command.Number, command.Text, default);
                break;
            case VenueCommandKind.Send:
                Put(VenueInputKind.Frame, command.Number, "", Acknowledgement(command.Text));
                break;
            case VenueCommandKind.Close:
                _paths.Remove(command.Number);
                break;
            case VenueCommandKind.Request:
                AnswerRequest(command);
                break;
            default:
                break;
        }
    }

    private void AnswerRequest(in VenueCommand command)
    {
        var path = command.Text;
        if (path.Contains("/depth?", StringComparison.Ordinal))
            AnswerBook(command);
        else if (path.Contains("/exchangeInfo", StringComparison.Ordinal))
            Reply(command, _profile.RulesOf(SymbolOf(path) is { } symbol ? [symbol] : [.. _profile.Symbols.Keys]));
        else if (path.EndsWith("/time", StringComparison.Ordinal) && _venueAhead is { } ahead)
            Reply(command, Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"serverTime":{{(long)(_now + ahead - DateTime.UnixEpoch).TotalMilliseconds}}}""")));
        else
            Put(VenueInputKind.Failed, command.Number, path, default);
    }

    private void AnswerBook(VenueCommand command)
    {
        var early = _earlyBooks.FindIndex(book => AreOfOneSymbol(command.Text, book.Path));
        if (early < 0)
        {
            _awaitingBooks.Add(command);
            return;
        }
        var book = _earlyBooks[early].Book;
        _earlyBooks.RemoveAt(early);
        Reply(command, book);
    }

    private void Reply(in VenueCommand command, byte[] answer) =>
        Put(VenueInputKind.Reply, command.Number, command.Text, answer, status: 200);

    private static byte[] Acknowledgement(string request)
    {
        var id = request[(request.LastIndexOf(':') + 1)..].TrimEnd('}');
        return Encoding.ASCII.GetBytes($$"""{"result":null,"id":{{id}}}""");
    }
}
