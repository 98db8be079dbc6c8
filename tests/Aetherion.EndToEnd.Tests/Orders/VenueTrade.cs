namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>An execution as the venue tells it.</summary>
internal sealed record VenueTrade(
    string Id, string OrderId, bool IsBuy, decimal Price, decimal Quantity, decimal Commission, string CommissionAsset)
{
    /// <summary>What it did to the money of who traded.</summary>
    public decimal Cash => ((IsBuy ? -1 : 1) * Price * Quantity) - (CommissionAsset == TradedVenue.Quote ? Commission : 0);

    /// <summary>What it did to what is held.</summary>
    public decimal Held => ((IsBuy ? 1 : -1) * Quantity) - (CommissionAsset == TradedVenue.Base ? Commission : 0);
}
