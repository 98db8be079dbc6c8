namespace Aetherion.Domain.Venues.Orders;

/// <summary>Why an order would be refused by its venue.</summary>
/// <param name="Rule">The rule in the venue's words, for example <c>LOT_SIZE</c>.</param>
/// <param name="Text">With the figures, and what would pass.</param>
public sealed record RuleRefusal(string Rule, string Text)
{
    /// <summary>Whether it is because it is less than the venue takes, in quantity or value.</summary>
    public bool IsTooSmall { get; init; }
}
