namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>What an account has of an asset.</summary>
internal sealed class AssetBalance
{
    public decimal Free { get; set; }

    public decimal Locked { get; set; }
}
