using Orleans;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// What is known of assets from a data vendor; one grain for all, with the key <see cref="Key"/>, since the vendor's
/// budget is one.
/// </summary>
public interface IReferenceGrain : IGrainWithStringKey
{
    const string Key = "references";

    /// <summary>
    /// What is known of an asset now; null before the first answer. Asking for it makes it wanted for a while, so that
    /// the next answer holds it: nobody waits for the vendor.
    /// </summary>
    Task<AssetReference?> GetReference(string asset);
}
