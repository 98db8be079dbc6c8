using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Trades;

using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>
/// The trades of one symbol in order: those of the streams, and by REST those that the streams missed. While the past is
/// being filled they are held, and come out behind its bars.
/// </summary>
internal sealed class BinanceTrades(BinanceSession session, VenueSymbol symbol)
{
    /// <summary>The most trades held while bars of the past come; with more, the past stays as it is.</summary>
    public const int HeldMax = 100_000;

    /// <summary>The most trades of an answer.</summary>
    private const int PageMax = 1000;

    private readonly VenuePatience _patience = session.NewPatience();
    private readonly List<VenueTrade> _held = [];
    private readonly ShortText _name = new(symbol.Name);
    private bool _isAsking;
    private long _nextFillId;

    public TradeTape Tape { get; } = new();

    /// <summary>Whether it is not known yet what was traded while there was no connection.</summary>
    public bool IsCatchingUp { get; private set; }

    /// <summary>Whether trades come out at once.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>Whether more trades came before the past was there than are held.</summary>
    public bool IsFull => _held.Count >= HeldMax;

    /// <summary>The time of the first trade that is held; null where none is.</summary>
    public DateTime? FirstHeldTime => _held.Count == 0 ? null : _held[0].TradeTime;

    /// <summary>
    /// There is a connection again. What was traded meanwhile is asked for, without waiting for the next trade to show it.
    /// </summary>
    public void Resume() => IsCatchingUp = Tape.NextId != 0;

    /// <summary>A trade of a stream.</summary>
    /// <param name="isOfSuccessor">
    /// Whether it came on a connection beside the one in use: there a jump is no gap, since the other may be behind.
    /// </param>
    public void Add(in VenueTrade trade, bool isOfSuccessor)
    {
        if (isOfSuccessor && Tape.NextId != 0 && trade.Id > Tape.NextId)
            return;
        // From here on gaps show by themselves.
        IsCatchingUp = false;
        Tape.Add(trade);
        Release();
        Fetch();
    }

    /// <summary>The past is there up to a time: what is held goes out from there on.</summary>
    public void ReleaseFrom(DateTime time)
    {
        IsReleased = true;
        foreach (ref readonly var trade in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_held))
        {
            if (trade.TradeTime >= time)
                symbol.Publish(trade);
        }
        _held.Clear();
        _held.TrimExcess();
    }

    /// <summary>Asks for what is missing, when its time has come.</summary>
    /// <param name="isSubscribed">Whether the stream brings what is traded from now on.</param>
    public void Fetch(bool isSubscribed = false)
    {
        if (_isAsking || session.Now < _patience.RetryTime)
            return;
        if (Tape.Gap is { } gap)
        {
            _nextFillId = Math.Max(_nextFillId, gap.FirstId);
            Ask(_nextFillId, Math.Min(PageMax, gap.LastId - _nextFillId + 1));
        }
        else if (IsCatchingUp && isSubscribed)
        {
            Ask(Tape.NextId, PageMax);
        }
    }

    private void Ask(long fromId, long limit)
    {
        _isAsking = true;
        session.Ask(
            $"GET {session.Market.RestRoot}/aggTrades?symbol={symbol.Name}&fromId={fromId}&limit={limit}",
            session.Market.TradesWeight, VenueRequestPriority.MarketData, OnAnswer);
    }

    private void OnAnswer(in VenueInput input)
    {
        _isAsking = false;
        var message = session.Message;
        var isRead = input.IsSuccess
            && BinanceHistoryReader.ReadTrades(input.Payload.Span, _name, message, session.Counters)
                == DecodeStatus.Decoded;
        if (isRead && (Tape.Gap is null ? CatchUp(message.Trades.Items) : Fill(message.Trades.Items)))
            _patience.Reset();
        else if (Tape.Gap is not null || IsCatchingUp)
            Retry();
        BinanceSession.Count(symbol, Tape);
        Fetch();
        session.Settle(symbol);
    }

    /// <summary>What was traded while there was no connection; a full page has more behind it.</summary>
    private bool CatchUp(ReadOnlySpan<VenueTrade> trades)
    {
        foreach (ref readonly var trade in trades)
        {
            Tape.Add(trade);
            Release();
        }
        IsCatchingUp &= trades.Length == PageMax;
        return true;
    }

    /// <summary>Whether any of them was missing.</summary>
    private bool Fill(ReadOnlySpan<VenueTrade> trades)
    {
        var isProgress = false;
        foreach (ref readonly var trade in trades)
        {
            var verdict = Tape.Fill(trade).Verdict;
            if (verdict is not (TradeTapeVerdict.Released or TradeTapeVerdict.OffBook))
                continue;
            isProgress = true;
            _nextFillId = trade.Id + 1;
            Release();
        }
        return isProgress;
    }

    private void Retry()
    {
        if (!_patience.Fail(session.IsConnected(symbol)))
            return;
        IsCatchingUp = false;
        Tape.GiveUp();
        Release();
        _patience.Reset();
    }

    private void Release()
    {
        foreach (ref readonly var trade in Tape.Released.Items)
        {
            if (IsReleased)
                symbol.Publish(trade);
            else if (!IsFull)
                _held.Add(trade);
        }
    }
}
