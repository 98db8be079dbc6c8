using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Grains.Bots;

/// <summary>An order that ended without its venue's word.</summary>
/// <param name="OrderId">Ours.</param>
/// <param name="EndTime">When it ended here; it is watched for a while from then on.</param>
public sealed record WatchedOrder(string OrderId, VenueAccount Account, OrderLife Life, DateTime EndTime);
