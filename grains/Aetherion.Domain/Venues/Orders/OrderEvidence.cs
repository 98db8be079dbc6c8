namespace Aetherion.Domain.Venues.Orders;

/// <summary>What speaks for an order never having arrived; see <see cref="NonExecutionRule"/>.</summary>
/// <param name="FirstRoundTime">When the first round was complete; null before.</param>
/// <param name="IsNotById">In the round under way: the venue knows no order of this id.</param>
/// <param name="IsNotOpen">It is not among the open ones.</param>
/// <param name="IsNotInHistory">It is not among all of them.</param>
public sealed record OrderEvidence(DateTime? FirstRoundTime, bool IsNotById, bool IsNotOpen, bool IsNotInHistory)
{
    public static OrderEvidence None { get; } = new(FirstRoundTime: null, false, false, false);

    internal bool IsRoundComplete => IsNotById && IsNotOpen && IsNotInHistory;

    internal OrderEvidence With(OrderQuestion question) => question switch
    {
        OrderQuestion.ById => this with { IsNotById = true },
        OrderQuestion.OpenOrders => this with { IsNotOpen = true },
        OrderQuestion.History => this with { IsNotInHistory = true },
        _ => this,
    };
}
