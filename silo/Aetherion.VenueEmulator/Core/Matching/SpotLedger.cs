using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Two assets change hands; the commission is a part of what is received.</summary>
internal sealed class SpotLedger : ILedger
{
    public const decimal CommissionRate = 0.001m;
    private const int Decimals = 8;

    public RejectReason Reserve(MatchingSymbol symbol, VenueOrder order, decimal value)
    {
        var balance = Paid(symbol, order);
        var amount = order.Side == Side.Buy ? value : order.Quantity;
        if (balance.Free < amount)
            return RejectReason.InsufficientBalance;
        balance.Free -= amount;
        balance.Locked += amount;
        order.Reserved = amount;
        return RejectReason.None;
    }

    public decimal Allowed(MatchingSymbol symbol, VenueOrder order, decimal quantity) => quantity;

    public (decimal Commission, string Asset, decimal Profit) Fill(
        MatchingSymbol symbol, VenueOrder order, decimal price, decimal quantity, decimal leftBefore, bool isMaker)
    {
        var isBuy = order.Side == Side.Buy;
        var paid = isBuy ? price * quantity : quantity;
        var received = isBuy ? quantity : price * quantity;
        var part = quantity == leftBefore ? order.Reserved : decimal.Round(order.Reserved * quantity / leftBefore, Decimals);
        var from = Paid(symbol, order);
        from.Locked -= part;
        from.Free += part - paid;
        order.Reserved -= part;
        var commission = decimal.Round(received * CommissionRate, Decimals, MidpointRounding.ToZero);
        var asset = isBuy ? symbol.BaseAsset : symbol.QuoteAsset;
        order.Account.Balance(asset).Free += received - commission;
        return (commission, asset, 0);
    }

    public void Release(MatchingSymbol symbol, VenueOrder order)
    {
        var balance = Paid(symbol, order);
        balance.Locked -= order.Reserved;
        balance.Free += order.Reserved;
        order.Reserved = 0;
    }

    private static AssetBalance Paid(MatchingSymbol symbol, VenueOrder order) =>
        order.Account.Balance(order.Side == Side.Buy ? symbol.QuoteAsset : symbol.BaseAsset);
}
