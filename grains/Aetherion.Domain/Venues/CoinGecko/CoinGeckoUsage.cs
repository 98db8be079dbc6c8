namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>What a key allows, as the vendor says.</summary>
/// <param name="RequestsPerMinute">Every request counts, whatever its answer.</param>
/// <param name="CreditsLeft">Of this month; only answers of status 200 cost one.</param>
public sealed record CoinGeckoUsage(string Plan, int RequestsPerMinute, long CreditsPerMonth, long CreditsLeft);
