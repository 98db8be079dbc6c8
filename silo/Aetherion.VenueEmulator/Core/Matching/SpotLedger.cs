using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Two assets change hands; the commission is a part of what is received.</summary>
internal sealed class SpotLedger : AssetLedger
{
    public const decimal CommissionRate = 0.001m;

    public override (decimal Commission, string Asset, decimal Profit) Fill(
        MatchingSymbol symbol, VenueOrder order, decimal price, decimal quantity, decimal leftBefore, bool isMaker)
    {
        var isBuy = order.Side == Side.Buy;
        var received = isBuy ? quantity : price * quantity;
        Pay(symbol, order, quantity, leftBefore, isBuy ? price * quantity : quantity);
        var commission = decimal.Round(received * CommissionRate, Decimals, MidpointRounding.ToZero);
        var asset = isBuy ? symbol.BaseAsset : symbol.QuoteAsset;
        order.Account.Balance(asset).Free += received - commission;
        return (commission, asset, 0);
    }

    protected override decimal CostMax(VenueOrder order, decimal value) =>
        order.Side == Side.Buy ? value : order.Quantity;
}
