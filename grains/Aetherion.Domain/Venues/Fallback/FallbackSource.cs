using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>
/// What is known of a symbol at one of its venues: rules, state, book, and the past until the first choice. Its numbers are
/// the venue's; what goes out is in the steps of the common instrument.
/// </summary>
internal sealed class FallbackSource(InstrumentId id, FallbackOptions options)
{
    private readonly OrderBook _book = new();
    private readonly List<Candle> _bars = [];
    private readonly List<Trade> _trades = [];
    private FeedReason? _lostReason;
    private long _priceFactor;
    private long _quantityFactor;

    public InstrumentId Id { get; } = id;

    /// <summary>Null until the venue has told its rules.</summary>
    public Instrument? Instrument { get; private set; }

    /// <summary>Null while the venue does not feed it.</summary>
    public VenueFeed? Feed { get; private set; }

    /// <summary>When the last of it came.</summary>
    public DateTime LastTime { get; set; }

    /// <summary>The common instrument's steps do not divide its own, or a number became too large.</summary>
    public bool IsUnfit { get; private set; }

    public bool HasBook => _book.State == BookState.Live;

    public void List(Instrument instrument)
    {
        if (Instrument is { } known
            && (known.PriceTick != instrument.PriceTick || known.QuantityStep != instrument.QuantityStep))
            _book.Invalidate();
        Instrument = instrument;
    }

    /// <summary>From now on its numbers are told in the steps of the common instrument.</summary>
    public void Fit(Instrument common)
    {
        if (Instrument is null)
            return;
        _priceFactor = Factor(Instrument.PriceTick, common.PriceTick);
        _quantityFactor = Factor(Instrument.QuantityStep, common.QuantityStep);
        IsUnfit = _priceFactor == 0 || _quantityFactor == 0;
    }

    /// <summary>Whether its data can be trusted now.</summary>
    public bool IsLive(DateTime now) =>
        Feed is { State: FeedState.Live } && HasBook && !IsUnfit && _priceFactor > 0
        && now - LastTime < options.SilenceMax;

    /// <summary>Why it is not live.</summary>
    public FeedReason Reason(DateTime now) => Feed switch
    {
        null => FeedReason.Connecting,
        { State: FeedState.Live } when IsUnfit => FeedReason.AwaitingRules,
        { State: FeedState.Live } when now - LastTime >= options.SilenceMax => FeedReason.Silent,
        { State: FeedState.Live } => FeedReason.AwaitingSnapshot,
        var feed => feed.Reason,
    };

    /// <summary>Why it was lost, whatever followed from that meanwhile.</summary>
    public FeedReason LostReason(DateTime now) => _lostReason ?? Reason(now);

    public void SetFeed(VenueFeed? feed)
    {
        Feed = feed;
        if (feed is { State: FeedState.Live })
            _lostReason = null;
        else
            _lostReason ??= Reason(LastTime);
    }

    public void TakeBook(in MarketEvent marketEvent)
    {
        if (marketEvent.Kind == MarketEventKind.BookDelta)
            _book.ApplyDelta(marketEvent.Book!);
        else if (marketEvent.Book!.IsEmpty)
            _book.Invalidate();
        else
            _book.ApplySnapshot(marketEvent.Book);
    }

    public void Hold(ReadOnlySpan<Candle> candles)
    {
        foreach (ref readonly var candle in candles[..Math.Min(candles.Length, options.HeldBarsMax - _bars.Count)])
            _bars.Add(candle);
    }

    public void Hold(in Trade trade)
    {
        if (_trades.Count < options.HeldTradesMax)
            _trades.Add(trade);
    }

    public IReadOnlyList<Trade> HeldTrades => _trades;

    /// <summary>Bars that are held and begin at a time or later.</summary>
    public ImmutableArray<Candle> HeldBars(DateTime from)
    {
        var bars = ImmutableArray.CreateBuilder<Candle>();
        foreach (var bar in _bars)
        {
            if (bar.OpenTime >= from && TryScale(bar, out var scaled))
                bars.Add(scaled);
        }
        return bars.DrainToImmutable();
    }

    public void LetGo()
    {
        _bars.Clear();
        _bars.TrimExcess();
        _trades.Clear();
        _trades.TrimExcess();
    }

    public bool TryScale(in Trade trade, long sequence, out Trade scaled)
    {
        scaled = default;
        if (!TryScale(trade.Price, out var price) || !TryScale(trade.Quantity, out var quantity))
            return false;
        scaled = trade with { Sequence = sequence, Price = price, Quantity = quantity };
        return true;
    }

    /// <summary>The whole book.</summary>
    public bool TryGetBook([NotNullWhen(true)] out BookChange? book)
    {
        var (bids, asks) = _book.GetLevels(PriceLadder.LevelsMax);
        return TryScale(new BookChange(bids, asks), out book);
    }

    public bool TryScale(BookChange change, [NotNullWhen(true)] out BookChange? scaled)
    {
        scaled = TryScale(change.Bids, out var bids) && TryScale(change.Asks, out var asks)
            ? new BookChange(bids, asks)
            : null;
        return scaled is not null;
    }

    private bool TryScale(ImmutableArray<PriceLevel> levels, out ImmutableArray<PriceLevel> scaled)
    {
        scaled = levels;
        if (_priceFactor == 1 && _quantityFactor == 1)
            return true;
        var changed = ImmutableArray.CreateBuilder<PriceLevel>(levels.Length);
        foreach (var level in levels)
        {
            if (!TryScale(level.Price, out var price) || !TryScale(level.Quantity, out var quantity))
                return false;
            changed.Add(new PriceLevel(price, quantity));
        }
        scaled = changed.MoveToImmutable();
        return true;
    }

    private bool TryScale(in Candle candle, out Candle scaled)
    {
        scaled = default;
        if (!TryScale(candle.Open, out var open) || !TryScale(candle.High, out var high)
            || !TryScale(candle.Low, out var low) || !TryScale(candle.Close, out var close)
            || !TryScale(candle.Volume, out var volume) || !TryScale(candle.BuyVolume, out var buyVolume))
            return false;
        scaled = candle with { Open = open, High = high, Low = low, Close = close, Volume = volume, BuyVolume = buyVolume };
        return true;
    }

    private bool TryScale(Price price, out Price scaled)
    {
        var fits = TryScale(price.Ticks, _priceFactor, out var ticks);
        scaled = new Price(ticks);
        return fits;
    }

    private bool TryScale(Quantity quantity, out Quantity scaled)
    {
        var fits = TryScale(quantity.Lots, _quantityFactor, out var lots);
        scaled = new Quantity(lots);
        return fits;
    }

    private bool TryScale(long value, long factor, out long scaled)
    {
        var fits = !IsUnfit && Math.Abs(value) <= long.MaxValue / factor;
        scaled = fits ? value * factor : 0;
        IsUnfit |= !fits;
        return fits;
    }

    /// <summary>How many of the common steps are one of its own; 0 where that is no whole number.</summary>
    private static long Factor(decimal step, decimal common)
    {
        var factor = step / common;
        return step % common == 0 && factor <= int.MaxValue ? (long)factor : 0;
    }
}
