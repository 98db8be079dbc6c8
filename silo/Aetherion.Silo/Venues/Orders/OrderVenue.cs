using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>A venue that orders are sent to.</summary>
/// <param name="Endpoint">Where its requests go.</param>
/// <param name="UserStream">Where its user stream is, the path excluded.</param>
public sealed record OrderVenue(
    IOrderProtocol Protocol, VenueEndpoint Endpoint, Uri UserStream, Func<UserStreamContext, IUserStreamConnection> Connect)
{
    public string Name => Protocol.Venue;
}
