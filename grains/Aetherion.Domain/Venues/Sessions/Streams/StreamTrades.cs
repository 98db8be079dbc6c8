using Aetherion.Domain.Venues.Trades;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// The trades of one symbol, each once: in the order of their ids where these count up, with what is missing fetched by
/// REST; otherwise as they come, without those that were seen among the last <see cref="RecentMax"/>.
/// </summary>
internal sealed class StreamTrades(StreamSession session, StreamSymbol symbol)
{
    /// <summary>The most trades held while bars of the past come; with more, the past stays as it is.</summary>
    public const int HeldMax = 100_000;

    /// <summary>The last trades that a repetition is known by.</summary>
    public const int RecentMax = 4096;

    /// <summary>The most windows of time that a gap is cut into.</summary>
    private const int WindowsMax = 64;

    private readonly VenuePatience _patience = session.NewPatience();
    private readonly HashSet<Guid> _recent = [];
    private readonly Queue<Guid> _recentOrder = new();
    private readonly List<VenueTrade> _held = [];
    private readonly TradeTape _tape = new();
    private readonly Stack<DateTime> _ends = new();
    private long _duplicates;
    private DateTime _lastTime;
    private DateTime _heldTime;
    private DateTime _end;
    private bool _isAsking;
    private bool _hasBegun;
    private int _startConnection;

    public bool HasGap => _tape.Gap is not null;

    /// <summary>Whether trades come out at once.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>Whether more trades came before the past was there than are held.</summary>
    public bool IsFull => _held.Count >= HeldMax;

    public void Add(VenueLink link, in VenueTrade trade)
    {
        if (session.StreamVenue.HasTradeIds)
            AddInOrder(link, trade);
        else
            AddUnseen(trade);
        symbol.Symbol.SetTradeCounts(_tape.MissingCount, _tape.DuplicateCount + _duplicates);
    }

    /// <summary>The past is there up to a time: what is held goes out from there on.</summary>
    public void ReleaseFrom(DateTime time)
    {
        IsReleased = true;
        foreach (ref readonly var trade in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_held))
        {
            if (trade.TradeTime >= time)
                symbol.Symbol.Publish(trade);
        }
        _held.Clear();
        _held.TrimExcess();
    }

    /// <summary>The venue says which trade was the last.</summary>
    public void Announce(long lastId)
    {
        _tape.Announce(lastId);
        Fetch();
    }

    /// <summary>Asks for what is missing, when its time has come.</summary>
    public void Fetch()
    {
        if (_tape.Gap is not { } ids || _isAsking || session.Now < _patience.RetryTime)
            return;
        _isAsking = true;
        TradeGap rest = new(Math.Max(ids.FirstId, _tape.NextId), ids.LastId);
        StreamTradeGap gap = new(rest, _lastTime, EndOfWindow());
        _end = gap.To;
        session.Ask(session.StreamVenue.TradesTarget(symbol.DataName, gap), VenueRequestPriority.MarketData, OnAnswer);
    }

    private void AddInOrder(VenueLink link, in VenueTrade trade)
    {
        // What happened before the first subscription is known from elsewhere, or not wanted.
        if (trade.IsEarlier && !_hasBegun && (_startConnection == 0 || _startConnection == link.Number))
        {
            _startConnection = link.Number;
            _tape.StartAfter(trade.Id);
            _lastTime = trade.TradeTime;
            return;
        }
        _hasBegun = true;
        // Beside the connection in use a jump is no gap, since the other may be behind.
        if (link == link.Line.Successor && _tape.NextId != 0 && trade.Id > _tape.NextId)
            return;
        if (_tape.Gap is null)
            _heldTime = trade.TradeTime;
        _tape.Add(trade);
        Release();
        Fetch();
    }

    private void AddUnseen(in VenueTrade trade)
    {
        if (trade.UniqueId != Guid.Empty && !_recent.Add(trade.UniqueId))
        {
            _duplicates++;
            return;
        }
        _recentOrder.Enqueue(trade.UniqueId);
        if (_recentOrder.Count > RecentMax)
            _recent.Remove(_recentOrder.Dequeue());
        Publish(trade);
    }

    private void OnAnswer(in VenueInput input)
    {
        _isAsking = false;
        var message = session.Message;
        var isRead = input.IsSuccess && session.Decode(input.Payload.Span) == DecodeStatus.Decoded;
        if (isRead && Fill(message.Trades))
        {
            _patience.Reset();
            _ends.TryPop(out _);
        }
        else if (HasGap && !(isRead && TryNarrow(message.Trades)))
        {
            // A window in which nothing missing was found is not the one to begin with again.
            if (isRead)
                _ends.Clear();
            Retry();
        }
        symbol.Symbol.SetTradeCounts(_tape.MissingCount, _tape.DuplicateCount + _duplicates);
        Fetch();
        symbol.Settle();
    }

    /// <summary>The end of the narrowest window that is not filled yet; of the whole gap where there is none.</summary>
    private DateTime EndOfWindow()
    {
        while (_ends.TryPeek(out var end))
        {
            if (end >= _lastTime)
                return end;
            _ends.Pop();
        }
        return _heldTime > _lastTime ? _heldTime : session.Now;
    }

    /// <summary>
    /// The newest trades of a window came, all of them behind the first that is missing: what is before them is asked for next, and then
    /// the windows in turn. False where no shorter window can be asked for. Recordings from before there was a patience did not do so.
    /// </summary>
    private bool TryNarrow(VenueList<VenueTrade> trades)
    {
        if (!session.StreamVenue.AsksTradesByTime || session.Options.FetchPatience <= TimeSpan.Zero
            || trades.Count == 0 || trades[0].Id <= _tape.NextId || _ends.Count == WindowsMax
            || SecondOf(trades[0].TradeTime) >= SecondOf(_end))
            return false;
        _ends.Push(trades[0].TradeTime);
        return true;
    }

    private static long SecondOf(DateTime time) => time.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>Whether any of them was missing.</summary>
    private bool Fill(VenueList<VenueTrade> trades)
    {
        trades.Sort(0, static (a, b) => a.Id.CompareTo(b.Id));
        var isProgress = false;
        foreach (ref readonly var trade in trades.Items)
        {
            if (_tape.Fill(trade).Verdict != TradeTapeVerdict.Released)
                continue;
            isProgress = true;
            Release();
        }
        return isProgress;
    }

    private void Retry()
    {
        if (!_patience.Fail(symbol.IsConnected))
            return;
        _ends.Clear();
        _tape.GiveUp();
        Release();
        _patience.Reset();
    }

    private void Release()
    {
        foreach (ref readonly var trade in _tape.Released.Items)
        {
            _lastTime = trade.TradeTime;
            Publish(trade);
        }
    }

    private void Publish(in VenueTrade trade)
    {
        if (IsReleased)
            symbol.Symbol.Publish(trade);
        else if (!IsFull)
            _held.Add(trade);
    }
}
