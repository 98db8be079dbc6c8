namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>
/// What CoinGecko says of one coin. Its numbers are means over venues, minutes old: no price of an instrument, and of no
/// type that could be taken for one.
/// </summary>
/// <param name="Id">The vendor's own name of the coin, such as <c>bitcoin</c>.</param>
/// <param name="Symbol">In upper case. Several coins may share one.</param>
public sealed record CoinGeckoMarket(
    string Id, string Symbol, decimal? PriceIndication, decimal? Volume24h, decimal? MarketCap, DateTime LastUpdated);
