namespace Aetherion.Domain.Venues.Orders;

/// <summary>An order as its venue takes it, or why the venue would not; one of the two is null.</summary>
/// <param name="Order">With the quantity rounded down to the venue's grid.</param>
public sealed record RuleVerdict(VenueOrder? Order, RuleRefusal? Refusal)
{
    internal static RuleVerdict Pass(VenueOrder order) => new(order, Refusal: null);

    internal static RuleVerdict Refuse(string rule, string text, bool isTooSmall = false) =>
        new(Order: null, new RuleRefusal(rule, text) { IsTooSmall = isTooSmall });
}
