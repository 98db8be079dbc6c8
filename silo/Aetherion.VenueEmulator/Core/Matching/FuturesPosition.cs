namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>A position of a symbol, in one-way mode.</summary>
internal sealed class FuturesPosition
{
    /// <summary>Below 0 for a short.</summary>
    public decimal Quantity { get; private set; }

    public decimal EntryPrice { get; private set; }

    public decimal RealizedProfit { get; private set; }

    /// <summary>Takes a fill in, signed; returns what it realised.</summary>
    public decimal Add(decimal quantity, decimal price)
    {
        if (Quantity == 0 || Math.Sign(Quantity) == Math.Sign(quantity))
        {
            EntryPrice = ((EntryPrice * Math.Abs(Quantity)) + (price * Math.Abs(quantity))) / Math.Abs(Quantity + quantity);
            Quantity += quantity;
            return 0;
        }
        var closed = Math.Min(Math.Abs(quantity), Math.Abs(Quantity));
        var profit = (price - EntryPrice) * closed * Math.Sign(Quantity);
        var isTurned = Math.Abs(quantity) > Math.Abs(Quantity);
        Quantity += quantity;
        EntryPrice = Quantity == 0 ? 0 : isTurned ? price : EntryPrice;
        RealizedProfit += profit;
        return profit;
    }
}
