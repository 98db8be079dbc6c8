namespace Aetherion.VenueEmulator.Core.Markets;

/// <summary>A bar; volume in the base asset or in contracts.</summary>
internal sealed class Kline(long openMs, decimal price)
{
    public long OpenMs { get; } = openMs;

    public decimal Open { get; private set; } = price;

    public decimal High { get; private set; } = price;

    public decimal Low { get; private set; } = price;

    public decimal Close { get; private set; } = price;

    public decimal Volume { get; private set; }

    public decimal QuoteVolume { get; private set; }

    public decimal TakerVolume { get; private set; }

    public decimal TakerQuoteVolume { get; private set; }

    public long Trades { get; private set; }

    /// <summary>-1 without trades.</summary>
    public long FirstId { get; private set; } = -1;

    public long LastId { get; private set; } = -1;

    /// <summary>A bar of the past.</summary>
    public static Kline Of(
        long openMs, decimal open, decimal high, decimal low, decimal close, decimal volume, decimal quoteVolume,
        long trades, decimal takerVolume, decimal takerQuoteVolume) => new(openMs, open)
    {
        High = high,
        Low = low,
        Close = close,
        Volume = volume,
        QuoteVolume = quoteVolume,
        Trades = trades,
        TakerVolume = takerVolume,
        TakerQuoteVolume = takerQuoteVolume,
    };

    public void Add(decimal price, decimal quantity, decimal quote, bool isBuyerMaker, long firstId, long lastId)
    {
        if (Trades == 0)
            Open = High = Low = price;
        if (FirstId < 0)
            FirstId = firstId;
        High = Math.Max(High, price);
        Low = Math.Min(Low, price);
        Close = price;
        Volume += quantity;
        QuoteVolume += quote;
        Trades += lastId - firstId + 1;
        LastId = lastId;
        if (isBuyerMaker)
            return;
        TakerVolume += quantity;
        TakerQuoteVolume += quote;
    }

    /// <summary>Takes a later, shorter bar in; a first bar without trades is replaced by the next one's prices.</summary>
    public void Add(Kline bar)
    {
        if (bar.Trades == 0)
            return;
        if (Trades == 0)
            Open = High = Low = bar.Open;
        High = Math.Max(High, bar.High);
        Low = Math.Min(Low, bar.Low);
        Close = bar.Close;
        Volume += bar.Volume;
        QuoteVolume += bar.QuoteVolume;
        TakerVolume += bar.TakerVolume;
        TakerQuoteVolume += bar.TakerQuoteVolume;
        Trades += bar.Trades;
        FirstId = FirstId < 0 ? bar.FirstId : FirstId;
        LastId = bar.LastId;
    }
}
