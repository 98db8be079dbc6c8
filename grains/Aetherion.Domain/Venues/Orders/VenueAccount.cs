namespace Aetherion.Domain.Venues.Orders;

/// <summary>A tenant's account at a venue: what an order was placed with is what it is asked for with.</summary>
/// <param name="KeyId">The id of the tenant's key to the venue.</param>
public sealed record VenueAccount(string Tenant, string Venue, string KeyId);
