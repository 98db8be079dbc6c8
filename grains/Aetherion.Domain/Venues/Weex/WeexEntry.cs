using Aetherion.Domain.Venues.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>
/// What one object of a REST reply says, whatever its form: its fields are named alike in all of them. What a form cannot
/// do without is asked for when it is added to the message.
/// </summary>
internal struct WeexEntry
{
    /// <summary>Of tickers, trades, funding and positions.</summary>
    private static readonly FieldNames Unused = new(
        "priceChangePercent openTime quoteQty isBestMatch forecastFundingRate interestRate collectCycle "
        + "asset createdMatchSequenceId createdTime cumCloseFee cumCloseSize cumCloseValue cumFundingFee cumLiquidateFee "
        + "cumOpenFee cumOpenSize cumOpenValue fundingFee isAutoAppendIsolatedMargin isolatedMargin marginSize openFee "
        + "separatedMode separatedOpenOrderId updatedMatchSequenceId updatedTime");

    private ShortText _symbol;
    private ShortText _marginMode;
    private DateTime _time;
    private DateTime _fundingTime;
    private DateTime _closeTime;
    private long _id;
    private long _count;
    private Side? _side;
    private bool? _isBuyerMaker;
    private ExactDecimal? _price;
    private ExactDecimal? _quantity;
    private ExactDecimal? _bidPrice;
    private ExactDecimal? _bidQuantity;
    private ExactDecimal? _askPrice;
    private ExactDecimal? _askQuantity;
    private ExactDecimal? _last;
    private ExactDecimal? _open;
    private ExactDecimal? _high;
    private ExactDecimal? _low;
    private ExactDecimal? _volume;
    private ExactDecimal? _quoteVolume;
    private ExactDecimal? _mark;
    private ExactDecimal? _index;
    private ExactDecimal? _fundingRate;
    private ExactDecimal? _openValue;
    private ExactDecimal? _leverage;
    private ExactDecimal? _liquidation;
    private ExactDecimal? _profit;
    private ExactDecimal? _change;

    public void ReadField(ref JsonScanner scanner, ReadOnlySpan<byte> name, VenueMessage message)
    {
        if (!ReadText(ref scanner, name, message) && !ReadTime(ref scanner, name) && !ReadPrice(ref scanner, name)
            && !ReadQuantity(ref scanner, name) && !ReadSigned(ref scanner, name))
            scanner.SkipUnused(name, Unused, message);
    }

    public readonly DecodeStatus AddQuote(VenueMessage message)
    {
        if (_symbol.IsEmpty || _bidPrice is not { } bid || _bidQuantity is not { } bidQuantity || _askPrice is not { } ask
            || _askQuantity is not { } askQuantity)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.BookTicker;
        VenueQuote quote = new()
        {
            Symbol = _symbol,
            EventTime = _time,
            Bid = new VenueLevel(bid, bidQuantity),
            Ask = new VenueLevel(ask, askQuantity),
        };
        return message.Quotes.TryAdd(quote) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    public readonly DecodeStatus AddTicker(VenueMessage message)
    {
        if (_symbol.IsEmpty || _last is not { } last || _open is not { } open || _high is not { } high || _low is not { } low)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.Ticker;
        VenueTicker ticker = new()
        {
            Symbol = _symbol,
            EventTime = _closeTime,
            Last = last,
            Open = open,
            High = high,
            Low = low,
            Volume = _volume ?? default,
            QuoteVolume = _quoteVolume ?? default,
            Change = _change ?? default,
            BestBid = _bidPrice,
            BestBidQuantity = _bidQuantity,
            BestAsk = _askPrice,
            BestAskQuantity = _askQuantity,
            TradeCount = _count,
        };
        return message.Tickers.TryAdd(ticker) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    public readonly DecodeStatus AddTrade(VenueMessage message)
    {
        if (_price is not { } price || _quantity is not { } quantity || _isBuyerMaker is not { } isBuyerMaker
            || _time == default)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.Trade;
        VenueTrade trade = new()
        {
            Symbol = _symbol,
            Id = _id,
            FirstTradeId = _id,
            LastTradeId = _id,
            EventTime = _time,
            TradeTime = _time,
            Price = price,
            Quantity = quantity,
            Aggressor = isBuyerMaker ? Side.Sell : Side.Buy,
            IsMarket = true,
        };
        return message.Trades.TryAdd(trade) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    /// <summary>What is paid next, or was paid at a time of the past.</summary>
    public readonly DecodeStatus AddMark(VenueMessage message)
    {
        if (_symbol.IsEmpty || _fundingRate is null || _fundingTime == default)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.MarkPrice;
        VenueMarkPrice mark = new()
        {
            Symbol = _symbol,
            EventTime = _time == default ? _fundingTime : _time,
            MarkPrice = _mark ?? default,
            IndexPrice = _index,
            FundingRate = _fundingRate,
            NextFundingTime = _fundingTime,
        };
        return message.MarkPrices.TryAdd(mark) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    public readonly DecodeStatus AddPosition(VenueMessage message)
    {
        if (_symbol.IsEmpty || _quantity is not { } quantity || _openValue is not { } openValue)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.Positions;
        VenuePosition position = new()
        {
            Symbol = _symbol,
            Side = _side,
            Quantity = quantity,
            OpenValue = openValue,
            Leverage = _leverage ?? default,
            UnrealizedProfit = _profit ?? default,
            LiquidationPrice = _liquidation is { IsZero: false } ? _liquidation : null,
            MarginMode = _marginMode,
        };
        return message.Positions.TryAdd(position) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    private bool ReadText(ref JsonScanner scanner, ReadOnlySpan<byte> name, VenueMessage message)
    {
        if (name.SequenceEqual("symbol"u8))
            scanner.ReadText(out _symbol);
        else if (name.SequenceEqual("marginType"u8))
            scanner.ReadText(out _marginMode);
        else if (name.SequenceEqual("side"u8))
            ReadSide(ref scanner, message);
        else if (name.SequenceEqual("isBuyerMaker"u8) && scanner.ReadBoolean(out var isBuyerMaker))
            _isBuyerMaker = isBuyerMaker;
        else if (name.SequenceEqual("id"u8))
            scanner.ReadId(out _id);
        else if (name.SequenceEqual("count"u8))
            scanner.ReadId(out _count);
        else
            return scanner.HasFailed;
        return true;
    }

    private bool ReadTime(ref JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("time"u8))
            scanner.ReadTime(out _time);
        else if (name.SequenceEqual("closeTime"u8))
            scanner.ReadTime(out _closeTime);
        else if (name.SequenceEqual("nextFundingTime"u8) || name.SequenceEqual("fundingTime"u8))
            scanner.ReadTime(out _fundingTime);
        else
            return false;
        return true;
    }

    private bool ReadPrice(ref JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("price"u8))
            _price = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("bidPrice"u8))
            _bidPrice = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("askPrice"u8))
            _askPrice = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("lastPrice"u8))
            _last = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("openPrice"u8))
            _open = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("highPrice"u8))
            _high = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("lowPrice"u8))
            _low = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("markPrice"u8))
            _mark = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("indexPrice"u8))
            _index = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("liquidatePrice"u8))
            _liquidation = scanner.ReadOptionalAmount();
        else
            return false;
        return true;
    }

    private bool ReadQuantity(ref JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("qty"u8) || name.SequenceEqual("size"u8))
            _quantity = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("bidQty"u8))
            _bidQuantity = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("askQty"u8))
            _askQuantity = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("volume"u8))
            _volume = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("quoteVolume"u8))
            _quoteVolume = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("openValue"u8))
            _openValue = scanner.ReadOptionalAmount();
        else if (name.SequenceEqual("leverage"u8))
            _leverage = scanner.ReadOptionalAmount();
        else
            return false;
        return true;
    }

    private bool ReadSigned(ref JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("lastFundingRate"u8) || name.SequenceEqual("fundingRate"u8))
            _fundingRate = Signed(ref scanner);
        else if (name.SequenceEqual("unrealizePnl"u8))
            _profit = Signed(ref scanner);
        else if (name.SequenceEqual("priceChange"u8))
            _change = Signed(ref scanner);
        else
            return false;
        return true;
    }

    private void ReadSide(ref JsonScanner scanner, VenueMessage message)
    {
        if (!scanner.ReadString(out var text))
            return;
        if (text.SequenceEqual("LONG"u8))
            _side = Side.Buy;
        else if (text.SequenceEqual("SHORT"u8))
            _side = Side.Sell;
        else
            message.UnknownValueCount++;
    }

    private static ExactDecimal? Signed(ref JsonScanner scanner) =>
        !scanner.TakeAbsent() && scanner.ReadDecimal(out var value) ? value : null;
}
