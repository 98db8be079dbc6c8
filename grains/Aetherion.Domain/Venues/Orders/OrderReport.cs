using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a venue says about one order, in an answer or in an event.</summary>
/// <param name="Symbol">As the venue writes it; empty where the message has none.</param>
/// <param name="ClientOrderId">The id the order was placed with, also when it is told of by a cancel.</param>
/// <param name="VenueOrderId">Empty where the message has none.</param>
/// <param name="ExecutedQuantity">Over all executions so far; null where the message does not say.</param>
/// <param name="Fills">The executions the message tells of, which need not be all.</param>
/// <param name="Reason">Why it was rejected or expired, as the venue writes it; empty otherwise.</param>
public sealed record OrderReport(
    string Symbol,
    string ClientOrderId,
    string VenueOrderId,
    VenueOrderStatus Status,
    decimal? ExecutedQuantity,
    ImmutableArray<VenueFill> Fills,
    string Reason)
{
    /// <summary>Null where the message does not say.</summary>
    public Side? Side { get; init; }
}
