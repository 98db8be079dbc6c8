namespace Aetherion.Domain.Venues.Orders;

/// <summary>Names an order to a venue.</summary>
/// <param name="VenueOrderId">Empty while the venue has not told it.</param>
public sealed record OrderReference(string Symbol, string ClientOrderId, string VenueOrderId = "");
