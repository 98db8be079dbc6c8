using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Two assets change hands; the fee is paid in the quote asset, by who buys beside the price.</summary>
internal sealed class QuoteFeeLedger : ILedger
{
    public const decimal MakerRate = 0.004m;
    public const decimal TakerRate = 0.006m;
    private const int Decimals = 8;

    public RejectReason Reserve(MatchingSymbol symbol, VenueOrder order, decimal value)
    {
        var balance = Paid(symbol, order);
        var amount = order.Side == Side.Buy ? value * (1 + TakerRate) : order.Left;
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
        var fee = price * quantity * (isMaker ? MakerRate : TakerRate);
        var paid = isBuy ? (price * quantity) + fee : quantity;
        var part = quantity == leftBefore ? order.Reserved : decimal.Round(order.Reserved * quantity / leftBefore, Decimals);
        var from = Paid(symbol, order);
        from.Locked -= part;
        from.Free += part - paid;
        order.Reserved -= part;
        order.Account.Balance(isBuy ? symbol.BaseAsset : symbol.QuoteAsset).Free += isBuy ? quantity : (price * quantity) - fee;
        return (fee, symbol.QuoteAsset, 0);
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
