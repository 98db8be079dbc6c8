namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What the rate limits say of a request: 200, 429 or 418, with the weight used in the window.</summary>
internal readonly record struct WeightVerdict(int Status, int Used, TimeSpan RetryAfter, DateTime BannedUntil);
