using System.Collections.Immutable;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>A message of a user stream.</summary>
/// <param name="Name">The venue's name of the event; empty without one.</param>
/// <param name="Time">When the venue sent it, UTC; null where it does not say.</param>
public sealed record UserEvent(
    UserEventKind Kind,
    string Name,
    DateTime? Time,
    ImmutableArray<OrderReport> Reports,
    ImmutableArray<AssetBalance> Balances)
{
    internal static UserEvent Of(UserEventKind kind, string name, DateTime? time) => new(kind, name, time, [], []);
}
