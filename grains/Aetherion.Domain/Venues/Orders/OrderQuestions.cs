namespace Aetherion.Domain.Venues.Orders;

/// <summary>Puts a question about an order in a venue's words, and reads the answer.</summary>
public static class OrderQuestions
{
    /// <summary>How far back from its sending an order is looked for among all orders: clocks are never quite right.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <param name="clockOffset">How far the venue's clock is ahead of ours.</param>
    public static VenueRequest Write(IOrderProtocol protocol, OrderQuestion question, OrderLife life, TimeSpan clockOffset)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(life);
        var order = life.Reference;
        var from = new DateTimeOffset(life.SentTime) + clockOffset - Margin;
        return question switch
        {
            OrderQuestion.ById => protocol.Query(order, from),
            OrderQuestion.OpenOrders => protocol.OpenOrders(order.Symbol),
            OrderQuestion.History => protocol.History(order.Symbol, from),
            _ => protocol.Trades(order),
        };
    }

    public static OrderReply Read(IOrderProtocol protocol, OrderQuestion question, OrderLife life, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(life);
        return question switch
        {
            OrderQuestion.ById => protocol.ReadQueried(life.Reference, answer),
            OrderQuestion.OpenOrders or OrderQuestion.History => protocol.ReadOrders(answer),
            _ => protocol.ReadTrades(answer),
        };
    }

    /// <summary>
    /// What pages of a list say together. Executions add up, also where the next page did not come: they are asked for again. Of orders
    /// only the whole list proves anything, so its last page decides.
    /// </summary>
    public static OrderReply Join(OrderQuestion question, OrderReply before, OrderReply page)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(page);
        return question == OrderQuestion.Trades && page.Kind != ReplyKind.Done
            ? before
            : page with { Reports = before.Reports.AddRange(page.Reports) };
    }
}
