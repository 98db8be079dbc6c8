namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a signature needs that a pure function cannot have.</summary>
/// <param name="VenueTime">The venue's time as far as it is known here.</param>
/// <param name="Nonce">A random text, another one each time.</param>
public readonly record struct SigningMoment(DateTimeOffset VenueTime, string Nonce);
