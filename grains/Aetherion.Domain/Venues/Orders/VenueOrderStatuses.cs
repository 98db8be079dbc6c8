namespace Aetherion.Domain.Venues.Orders;

/// <summary>What follows from a status.</summary>
public static class VenueOrderStatuses
{
    /// <summary>Whether nothing more happens to the order.</summary>
    public static bool IsFinal(this VenueOrderStatus status) =>
        status is VenueOrderStatus.Filled or VenueOrderStatus.Cancelled or VenueOrderStatus.Rejected
            or VenueOrderStatus.Expired;
}
