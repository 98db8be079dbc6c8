namespace Aetherion.Domain.Markets;

/// <summary>
/// One session of a market: open from <paramref name="Open"/> to just before <paramref name="Close"/>, UTC.
/// </summary>
/// <param name="Date">The day in the market's own time zone.</param>
public readonly record struct TradingSession(DateOnly Date, DateTime Open, DateTime Close)
{
    public TimeSpan Length => Close - Open;

    public bool Contains(DateTime utc) => utc >= Open && utc < Close;
}
