namespace Aetherion.Model;

/// <summary>By what a derivatives venue values positions, and what is paid at the next funding.</summary>
/// <param name="Time">The venue's time, UTC.</param>
/// <param name="Index">The price of the market that it follows; null where the venue does not say.</param>
/// <param name="FundingRate">A fraction for each funding interval, as it stands now; null without funding.</param>
/// <param name="NextFundingTime">Null without funding.</param>
public sealed record MarkPrice(
    DateTime Time, decimal Price, decimal? Index, decimal? FundingRate, DateTime? NextFundingTime);
