using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Two assets change hands: what an order may cost is held back of the one that is paid, until it is paid or given back.</summary>
internal abstract class AssetLedger : ILedger
{
    protected const int Decimals = 8;

    public RejectReason Reserve(MatchingSymbol symbol, VenueOrder order, decimal value)
    {
        var balance = Paid(symbol, order);
        var amount = CostMax(order, value);
        if (balance.Free < amount)
            return RejectReason.InsufficientBalance;
        balance.Free -= amount;
        balance.Locked += amount;
        order.Reserved = amount;
        return RejectReason.None;
    }

    public decimal Allowed(MatchingSymbol symbol, VenueOrder order, decimal quantity) => quantity;

    public abstract (decimal Commission, string Asset, decimal Profit) Fill(
        MatchingSymbol symbol, VenueOrder order, decimal price, decimal quantity, decimal leftBefore, bool isMaker);

    public void Release(MatchingSymbol symbol, VenueOrder order)
    {
        var balance = Paid(symbol, order);
        balance.Locked -= order.Reserved;
        balance.Free += order.Reserved;
        order.Reserved = 0;
    }

    /// <summary>The most that an order of that value can cost, in the asset that is paid.</summary>
    protected abstract decimal CostMax(VenueOrder order, decimal value);

    /// <summary>Takes what a fill cost out of what is held, and gives back what was held for it beyond that.</summary>
    protected static void Pay(MatchingSymbol symbol, VenueOrder order, decimal quantity, decimal leftBefore, decimal cost)
    {
        var part = quantity == leftBefore ? order.Reserved : decimal.Round(order.Reserved * quantity / leftBefore, Decimals);
        var from = Paid(symbol, order);
        from.Locked -= part;
        from.Free += part - cost;
        order.Reserved -= part;
    }

    private static AssetBalance Paid(MatchingSymbol symbol, VenueOrder order) =>
        order.Account.Balance(order.Side == Side.Buy ? symbol.QuoteAsset : symbol.BaseAsset);
}
