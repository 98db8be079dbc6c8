using System.Diagnostics.CodeAnalysis;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>How one venue is asked about orders, and what its answers mean. It neither sends nor waits.</summary>
public interface IOrderProtocol
{
    /// <summary>As in the ids of its instruments.</summary>
    string Venue { get; }

    /// <summary>What its answers held that is not known here.</summary>
    UnknownNames Unknown { get; }

    /// <summary>When "no such order" proves that an order was not executed.</summary>
    NonExecutionRule NonExecution { get; }

    /// <summary>Whether a sale opens a short position unless it says that it only reduces what is held.</summary>
    bool SalesMustReduce => false;

    VenueRequest Place(VenueOrder order);

    VenueRequest Cancel(OrderReference order);

    /// <summary>
    /// Changes an order in one request; the new order carries its own client order id where the venue cancels and
    /// places, and keeps the old one where the venue edits in place.
    /// </summary>
    VenueRequest Replace(OrderReference current, VenueOrder next);

    /// <summary>One order by its ids.</summary>
    VenueRequest Query(OrderReference order);

    /// <summary>
    /// The same, for an order that was sent at this time or later: a venue that looks for it in a list begins the list there.
    /// </summary>
    VenueRequest Query(OrderReference order, DateTimeOffset from) => Query(order);

    /// <summary>The open orders of a symbol.</summary>
    VenueRequest OpenOrders(string symbol);

    /// <summary>All orders of a symbol from a time on, ended ones too.</summary>
    VenueRequest History(string symbol, DateTimeOffset from);

    /// <summary>The executions of an order whose id at the venue is known.</summary>
    VenueRequest Trades(OrderReference order);

    /// <summary>What to ask for where an answer is a page of a list that goes on; null where it is all there is.</summary>
    VenueRequest? NextPage(VenueRequest asked, VenueAnswer answer) => null;

    VenueRequest Account();

    /// <summary>All positions of the account; null where there are none, as on spot.</summary>
    VenueRequest? Positions() => null;

    /// <summary>The rules of an instrument, perhaps of others too.</summary>
    VenueRequest Rules(string symbol);

    /// <summary>The venue's time.</summary>
    VenueRequest Clock();

    SignedRequest Sign(VenueRequest request, VenueCredentials credentials, SigningMoment moment);

    /// <summary>Reads the answer to <see cref="Place"/>.</summary>
    OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer);

    /// <summary>Reads the answer to <see cref="Cancel"/>.</summary>
    OrderReply ReadCancelled(OrderReference order, VenueAnswer answer);

    /// <summary>Reads the answer to <see cref="Replace"/>: done when the new order stands.</summary>
    OrderReply ReadReplaced(VenueOrder next, VenueAnswer answer);

    /// <summary>Reads the answer to <see cref="Query(OrderReference)"/>: <see cref="ReplyKind.NotFound"/> when there is none.</summary>
    OrderReply ReadQueried(OrderReference order, VenueAnswer answer);

    /// <summary>Reads the answer to <see cref="OpenOrders"/> and to <see cref="History"/>.</summary>
    OrderReply ReadOrders(VenueAnswer answer);

    /// <summary>Reads the answer to <see cref="Trades"/>: one report for each order, of its executions.</summary>
    OrderReply ReadTrades(VenueAnswer answer);

    /// <summary>Reads the answer to <see cref="Positions"/>.</summary>
    PositionReply ReadPositions(VenueAnswer answer) => PositionReply.Failed("the venue has no positions");

    /// <summary>Reads the answer to <see cref="Rules"/>.</summary>
    bool TryReadRules(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book);

    /// <summary>Reads the answer to <see cref="Clock"/>; null when it cannot be read.</summary>
    DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json);
}
