namespace Aetherion.Domain.Venues.Orders;

/// <summary>What an account holds of an asset.</summary>
/// <param name="Free">What orders may use; of futures the wallet's balance.</param>
/// <param name="Locked">Held back for open orders.</param>
public readonly record struct AssetBalance(string Asset, decimal Free, decimal Locked);
