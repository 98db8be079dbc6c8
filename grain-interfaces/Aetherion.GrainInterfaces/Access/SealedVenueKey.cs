using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>A venue key as it is stored.</summary>
/// <param name="WrappedKey">The data key, encrypted with the master key.</param>
/// <param name="SealedSecret">The secret, encrypted with the data key.</param>
public sealed record SealedVenueKey(VenueKey Key, ImmutableArray<byte> WrappedKey, ImmutableArray<byte> SealedSecret);
