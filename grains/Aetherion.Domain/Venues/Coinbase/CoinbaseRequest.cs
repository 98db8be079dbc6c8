namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>What a token of Coinbase is valid for.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">From the first slash, without the query.</param>
public readonly record struct CoinbaseRequest(string Method, string Host, string Path);
