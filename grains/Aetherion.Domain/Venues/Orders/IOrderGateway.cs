using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>The way to venues. Whatever goes wrong on it is an answer that proves nothing, never an exception.</summary>
public interface IOrderGateway
{
    /// <summary>When "no such order" proves something at a venue; null when orders cannot be sent there.</summary>
    NonExecutionRule? FindRule(string venue);

    /// <summary>Whether a sale at a venue has to say that it only reduces what is held, so that it opens no short position.</summary>
    bool SalesMustReduce(string venue);

    /// <summary>The account that a tenant's orders go to; null while it has no key to the venue.</summary>
    Task<VenueAccount?> FindAccountAsync(string tenant, string venue, CancellationToken cancellationToken);

    /// <summary>The rules of an instrument; null while they are not known.</summary>
    Task<OrderRules?> FindRulesAsync(InstrumentId instrument, CancellationToken cancellationToken);

    /// <summary>Sends an order, once.</summary>
    /// <param name="notAfter">When it may not leave any more; then it is refused.</param>
    Task<OrderReply> PlaceAsync(
        VenueAccount account, VenueOrder order, DateTime notAfter, CancellationToken cancellationToken);

    /// <summary>Has an order cancelled; again does no harm.</summary>
    Task<OrderReply> CancelAsync(VenueAccount account, OrderReference order, CancellationToken cancellationToken);

    Task<OrderReply> AskAsync(
        VenueAccount account, OrderQuestion question, OrderLife life, CancellationToken cancellationToken);

    /// <summary>What the venue says that an account holds.</summary>
    Task<PositionReply> AskPositionsAsync(VenueAccount account, CancellationToken cancellationToken);

    /// <summary>
    /// What the user stream has told of an order since the last call; the first call has the stream opened. It may miss
    /// something, so that it is never the only source.
    /// </summary>
    ImmutableArray<OrderReport> TakeNews(VenueAccount account, OrderReference order);
}
