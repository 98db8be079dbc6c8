namespace Aetherion.Domain.Venues.Orders;

/// <summary>An execution as the venue reports it.</summary>
/// <param name="TradeId">The venue's id of it, unique for a symbol: the same execution is told more than once.</param>
/// <param name="Commission">Negative when the venue pays.</param>
/// <param name="CommissionAsset">What the commission is paid in; empty when there is none.</param>
/// <param name="Time">The venue's, UTC; null where the message has none.</param>
public sealed record VenueFill(
    string TradeId, decimal Price, decimal Quantity, decimal Commission, string CommissionAsset, DateTime? Time);
