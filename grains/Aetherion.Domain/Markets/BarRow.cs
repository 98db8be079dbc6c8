namespace Aetherion.Domain.Markets;

/// <summary>One row of a bar file as it is read, prices in ticks and volumes in lots.</summary>
internal struct BarRow
{
    public DateTime OpenTime;

    /// <summary>The day in the market's own time zone, in files that write day and time apart.</summary>
    public DateOnly Date;

    /// <summary>The time of that day; since the session's open where the file counts from there.</summary>
    public TimeSpan Clock;

    public long Open;
    public long High;
    public long Low;
    public long Close;
    public long Volume;
    public long BuyVolume;
    public decimal QuoteVolume;
    public long TradeCount;
    public bool IsRounded;

    /// <summary>Whether the row is of another instrument than the one that is read.</summary>
    public bool IsOther;
}
