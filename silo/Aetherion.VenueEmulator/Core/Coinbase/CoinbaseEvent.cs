namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Something that happens to a product at a time.</summary>
/// <param name="Data">The message as it goes out; empty for a restart.</param>
internal readonly record struct CoinbaseEvent(DateTime Time, CoinbaseKind Kind, string Product, byte[] Data);
