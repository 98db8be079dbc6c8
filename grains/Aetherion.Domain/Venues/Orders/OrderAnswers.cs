using System.Collections.Immutable;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What the answers of several venues about orders have in common.</summary>
internal static class OrderAnswers
{
    private const int Refused = 400;
    private const int NotFound = 404;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int ServerError = 500;

    /// <summary>Reads an answer of success; one that cannot be read proves nothing.</summary>
    public static OrderReply Read(VenueAnswer answer, Func<JsonElement, OrderReply> read) =>
        OrderJson.TryRead(answer.Body, read, out var reply) ? reply : OrderReply.Lost("the answer cannot be read");

    /// <summary>What a status other than success proves by itself.</summary>
    public static ReplyKind KindOf(int status) => status switch
    {
        // That it took too long for whoever answers says nothing of who carries it out.
        < Refused or RequestTimeout or >= ServerError => ReplyKind.Unknown,
        TooManyRequests => ReplyKind.Limited,
        NotFound => ReplyKind.NotFound,
        _ => ReplyKind.Refused,
    };

    /// <summary>One report for each order of a list of executions, with a status that decides nothing.</summary>
    /// <param name="orderField">The field with the venue's id of the order.</param>
    /// <param name="read">Null for what is listed among executions and is none.</param>
    public static ImmutableArray<OrderReport> ReadExecutions(
        JsonElement executions, string symbolField, string orderField, Func<JsonElement, VenueFill?> read) =>
    [
        .. executions.EnumerateArray().GroupBy(execution => execution.Text(orderField)).Select(ofOrder => new OrderReport(
            ofOrder.First().TextOrEmpty(symbolField),
            "",
            ofOrder.Key,
            VenueOrderStatus.Unrecognized,
            ExecutedQuantity: null,
            [.. ofOrder.Select(read).OfType<VenueFill>()],
            "")),
    ];
}
