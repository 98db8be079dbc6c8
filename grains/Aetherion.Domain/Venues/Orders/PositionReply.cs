using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What came of asking for the positions of an account.</summary>
/// <param name="Positions">Those that are not flat.</param>
/// <param name="Problem">Why they are not known; null when they are.</param>
public sealed record PositionReply(ImmutableArray<AccountPosition> Positions, string? Problem)
{
    public static PositionReply Failed(string problem) => new([], problem);
}
