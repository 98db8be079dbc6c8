using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Two assets change hands; the fee is paid in the quote asset, by who buys beside the price.</summary>
internal sealed class QuoteFeeLedger : AssetLedger
{
    public const decimal MakerRate = 0.004m;
    public const decimal TakerRate = 0.006m;

    public override (decimal Commission, string Asset, decimal Profit) Fill(
        MatchingSymbol symbol, VenueOrder order, decimal price, decimal quantity, decimal leftBefore, bool isMaker)
    {
        var isBuy = order.Side == Side.Buy;
        var value = price * quantity;
        var fee = value * (isMaker ? MakerRate : TakerRate);
        Pay(symbol, order, quantity, leftBefore, isBuy ? value + fee : quantity);
        order.Account.Balance(isBuy ? symbol.BaseAsset : symbol.QuoteAsset).Free += isBuy ? quantity : value - fee;
        return (fee, symbol.QuoteAsset, 0);
    }

    protected override decimal CostMax(VenueOrder order, decimal value) =>
        order.Side == Side.Buy ? value * (1 + TakerRate) : order.Left;
}
