namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>A refusal of CoinGecko.</summary>
/// <param name="Code">Its own code; the HTTP status where it gives none.</param>
public sealed record CoinGeckoError(int Code, string Message);
