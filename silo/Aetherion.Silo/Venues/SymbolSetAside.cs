using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>A symbol that is not taken from its venue until its grain has taken what waits for it.</summary>
/// <param name="Pump">What waits.</param>
/// <param name="Feed">How its feed was doing before.</param>
internal sealed record SymbolSetAside(SymbolPump Pump, VenueFeed Feed, DateTime Since);
