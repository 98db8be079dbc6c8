namespace Aetherion.Model;

/// <summary>What a venue says of the last 24 hours of an instrument; null for what it does not say.</summary>
/// <param name="Time">The venue's time, UTC; ours where the venue does not say.</param>
/// <param name="Volume">In the base currency.</param>
/// <param name="QuoteVolume">In the quote currency.</param>
public sealed record DailyTicker(
    DateTime Time, decimal Last, decimal? Open, decimal? High, decimal? Low, decimal? Volume, decimal? QuoteVolume);
