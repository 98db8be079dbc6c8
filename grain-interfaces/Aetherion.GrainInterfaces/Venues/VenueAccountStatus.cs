using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What a venue told of an account.</summary>
/// <param name="KeyId">The key that it was asked with.</param>
/// <param name="ReadTime">When it was asked.</param>
/// <param name="Positions">Those that are not flat; empty where there is a problem.</param>
/// <param name="Problem">Why nothing is known; null when the venue told.</param>
public sealed record VenueAccountStatus(
    string Venue, string KeyId, DateTime ReadTime, ImmutableArray<AccountPosition> Positions, string? Problem);
