namespace Aetherion.Domain.Venues.Orders;

/// <summary>Why an order would be refused by its venue.</summary>
/// <param name="Rule">The rule in the venue's words, for example <c>LOT_SIZE</c>.</param>
/// <param name="Text">With the figures, and what would pass.</param>
public sealed record RuleRefusal(string Rule, string Text);
