namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The mark price of a future, with the funding that comes next.</summary>
internal sealed record MarkPrice(decimal Price, decimal FundingRate, long NextFundingMs)
{
    public const int PriceDecimals = 8;
    public const int RateDecimals = 8;

    /// <summary>The rate that is made up where a recording holds none: the venues' base rate of interest.</summary>
    public const decimal BaseRate = 0.0001m;

    private const long FundingIntervalMs = 8 * 3600 * 1000;

    public static long NextFunding(long nowMs) => nowMs - (nowMs % FundingIntervalMs) + FundingIntervalMs;
}
