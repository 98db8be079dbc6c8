namespace Aetherion.GrainInterfaces;

/// <summary>An execution as a person read it at the venue.</summary>
/// <param name="TradeId">The venue's id of it.</param>
/// <param name="Commission">Negative when the venue paid.</param>
/// <param name="CommissionCurrency">What the commission was paid in; empty without one.</param>
public sealed record SettledExecution(
    string TradeId, decimal Price, decimal Quantity, decimal Commission, string CommissionCurrency);
