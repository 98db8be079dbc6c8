namespace Aetherion.Domain.Venues.Trades;

/// <summary>
/// Brings the trades of one symbol into the order of their ids, each once, however often the connection broke. Where
/// ids are missing it asks for them and holds what is later until they came or are given up. Only for streams whose ids
/// grow by 1. Not for concurrent use.
/// </summary>
public sealed class TradeTape
{
    /// <summary>The most trades held behind a gap; one more, and the gap is given up.</summary>
    public const int HeldMax = 10_000;

    /// <summary>Longer gaps are not worth the venue's budget and are given up at once.</summary>
    public const long FillMax = 10_000;

    /// <summary>
    /// So many trades in a row with ids that count up, below those that came and yet later than all of them, mean that the
    /// venue has begun its ids anew; a repetition is never later than what it repeats.
    /// </summary>
    public const int RestartMin = 20;

    private readonly Queue<VenueTrade> _held = new();
    private long _nextId;
    private long _lastHeldId;
    private long _announcedId = -1;
    private long _lastLowId = -1;
    private int _lowCount;
    private DateTime _lastTime;
    private bool _hasStarted;

    /// <summary>The trades that the last input set free, in order.</summary>
    public VenueList<VenueTrade> Released { get; } = new(HeldMax + 1);

    /// <summary>The id that comes out next; 0 before the first trade.</summary>
    public long NextId => _nextId;

    /// <summary>The gap that is being filled.</summary>
    public TradeGap? Gap { get; private set; }

    /// <summary>Trades that never came.</summary>
    public long MissingCount { get; private set; }

    public long DuplicateCount { get; private set; }

    /// <summary>
    /// A trade that was known before: those after it are awaited. Of no effect on what has come further already.
    /// </summary>
    public void StartAfter(long id)
    {
        _hasStarted = true;
        _nextId = Math.Max(_nextId, id + 1);
    }

    /// <summary>A trade of the stream.</summary>
    public TradeTapeStep Add(in VenueTrade trade)
    {
        Released.Clear();
        if (!IsPossible(trade))
            return new TradeTapeStep(TradeTapeVerdict.Invalid, null);
        if (!_hasStarted)
        {
            _hasStarted = true;
            _nextId = trade.Id;
        }
        if (trade.Id < _nextId && IsOfNewIds(trade))
            Restart(trade.Id);
        if (trade.Id < _nextId || (_held.Count > 0 && trade.Id <= _lastHeldId))
            return Drop();
        if (Gap is null && trade.Id == _nextId)
            return new TradeTapeStep(Release(trade), null);
        return Hold(trade);
    }

    /// <summary>A trade that was fetched to fill the gap; they come in order.</summary>
    public TradeTapeStep Fill(in VenueTrade trade)
    {
        Released.Clear();
        if (Gap is null || trade.Id > _nextId)
            return new TradeTapeStep(TradeTapeVerdict.Unexpected, null);
        if (trade.Id < _nextId)
            return Drop();
        if (!IsPossible(trade))
            return new TradeTapeStep(TradeTapeVerdict.Invalid, null);
        return new TradeTapeStep(Release(trade), ReleaseHeld());
    }

    /// <summary>
    /// The venue says that trades up to an id happened. Streams of one connection may cross, so trades only count as
    /// missing when it says so again before they came; the answer is what to fetch now.
    /// </summary>
    public TradeGap? Announce(long lastId)
    {
        Released.Clear();
        var isOverdue = _hasStarted && _announcedId >= _nextId;
        _announcedId = lastId;
        if (!isOverdue || lastId < _nextId || Gap is not null)
            return null;
        TradeGap gap = new(_nextId, lastId);
        if (gap.Count <= FillMax)
            return Ask(gap);
        Skip(lastId + 1);
        return null;
    }

    /// <summary>The gap cannot be filled: what is held goes on without it.</summary>
    public TradeTapeStep GiveUp()
    {
        Released.Clear();
        if (Gap is not { } gap)
            return new TradeTapeStep(TradeTapeVerdict.Unexpected, null);
        Skip(gap.LastId + 1);
        return new TradeTapeStep(TradeTapeVerdict.Released, ReleaseHeld());
    }

    private bool IsOfNewIds(in VenueTrade trade)
    {
        if (trade.TradeTime <= _lastTime || trade.Id == _lastLowId)
            return false;
        _lowCount = trade.Id == _lastLowId + 1 ? _lowCount + 1 : 1;
        _lastLowId = trade.Id;
        return _lowCount >= RestartMin;
    }

    /// <summary>What is held and missing had the ids of before.</summary>
    private void Restart(long id)
    {
        _held.Clear();
        Gap = null;
        _nextId = id;
        _announcedId = -1;
    }

    private TradeTapeStep Hold(in VenueTrade trade)
    {
        if (_held.Count == HeldMax)
            Skip(_held.Peek().Id);
        _held.Enqueue(trade);
        _lastHeldId = trade.Id;
        var toFill = ReleaseHeld();
        return new TradeTapeStep(_held.Count == 0 ? TradeTapeVerdict.Released : TradeTapeVerdict.Held, toFill);
    }

    /// <summary>
    /// Sets free what follows without a gap; the answer is the gap before the rest, if it is a new one.
    /// </summary>
    private TradeGap? ReleaseHeld()
    {
        while (_held.TryPeek(out var trade))
        {
            if (trade.Id != _nextId)
            {
                TradeGap gap = new(_nextId, trade.Id - 1);
                if (gap.Count <= FillMax)
                    return Ask(gap);
                Skip(trade.Id);
            }
            Release(_held.Dequeue());
        }
        // What was announced and is still missing stays the gap, though nothing is held behind it.
        if (Gap is { } open && _nextId > open.LastId)
            Gap = null;
        return null;
    }

    /// <summary>A gap is asked for once, however much of it has come since.</summary>
    private TradeGap? Ask(TradeGap gap)
    {
        if (Gap is { } asked && asked.LastId == gap.LastId)
            return null;
        Gap = gap;
        return gap;
    }

    private void Skip(long nextId)
    {
        MissingCount += nextId - _nextId;
        _nextId = nextId;
        Gap = null;
    }

    private TradeTapeVerdict Release(in VenueTrade trade)
    {
        _nextId = trade.Id + 1;
        _lowCount = 0;
        if (trade.TradeTime > _lastTime)
            _lastTime = trade.TradeTime;
        if (!trade.IsMarket)
            return TradeTapeVerdict.OffBook;
        Released.TryAdd(trade);
        return TradeTapeVerdict.Released;
    }

    private TradeTapeStep Drop()
    {
        DuplicateCount++;
        return new TradeTapeStep(TradeTapeVerdict.Duplicate, null);
    }

    private static bool IsPossible(in VenueTrade trade) =>
        !trade.IsMarket || (trade.Price.Digits > 0 && trade.Quantity.Digits > 0);
}
