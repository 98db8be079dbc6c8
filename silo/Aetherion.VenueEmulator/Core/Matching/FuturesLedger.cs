using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Positions with cross margin in the quote asset, in one-way mode, or a long and a short one side by side.</summary>
/// <param name="isHedged">Whether long and short stand side by side; then orders that reduce close the other side's.</param>
internal sealed class FuturesLedger(bool isHedged = false) : ILedger
{
    public const decimal MakerRate = 0.0002m;
    public const decimal TakerRate = 0.0005m;
    private const int Decimals = 8;

    /// <summary>The name of one of two positions in a symbol.</summary>
    public static string KeyOf(string symbol, bool isLong) => isLong ? symbol + ":LONG" : symbol + ":SHORT";

    public RejectReason Reserve(MatchingSymbol symbol, VenueOrder order, decimal value)
    {
        if (order.IsReduceOnly && Allowed(symbol, order, order.Quantity) == 0)
            return RejectReason.ReduceOnly;
        var growing = Math.Max(0, order.Quantity - Opposite(symbol, order));
        var margin = order.IsReduceOnly || order.Quantity == 0 ? 0
            : decimal.Round(value * growing / order.Quantity / order.Account.Leverage, Decimals);
        var balance = order.Account.Balance(symbol.QuoteAsset);
        if (margin > Available(order.Account, symbol.QuoteAsset))
            return RejectReason.InsufficientMargin;
        balance.Locked += margin;
        order.Reserved = margin;
        return RejectReason.None;
    }

    public decimal Allowed(MatchingSymbol symbol, VenueOrder order, decimal quantity) =>
        order.IsReduceOnly ? Math.Min(quantity, Opposite(symbol, order)) : quantity;

    public (decimal Commission, string Asset, decimal Profit) Fill(
        MatchingSymbol symbol, VenueOrder order, decimal price, decimal quantity, decimal leftBefore, bool isMaker)
    {
        var part = quantity == leftBefore ? order.Reserved : decimal.Round(order.Reserved * quantity / leftBefore, Decimals);
        var balance = order.Account.Balance(symbol.QuoteAsset);
        balance.Locked -= part;
        order.Reserved -= part;
        var profit = PositionOf(symbol, order).Add(order.Side == Side.Buy ? quantity : -quantity, price);
        var commission = decimal.Round(price * quantity * (isMaker ? MakerRate : TakerRate), Decimals);
        balance.Free += profit - commission;
        return (commission, symbol.QuoteAsset, profit);
    }

    public void Release(MatchingSymbol symbol, VenueOrder order)
    {
        order.Account.Balance(symbol.QuoteAsset).Locked -= order.Reserved;
        order.Reserved = 0;
    }

    /// <summary>The wallet without the margin of positions and open orders; profits not yet realised do not count.</summary>
    public static decimal Available(VenueAccount account, string asset)
    {
        var balance = account.Balance(asset);
        var positions = account.Positions.Values.Sum(position => Math.Abs(position.Quantity) * position.EntryPrice);
        return balance.Free - balance.Locked - (positions / account.Leverage);
    }

    /// <summary>What there is to close on the other side.</summary>
    private decimal Opposite(MatchingSymbol symbol, VenueOrder order)
    {
        if (isHedged && !order.IsReduceOnly)
            return 0;
        var position = PositionOf(symbol, order).Quantity;
        return order.Side == Side.Buy ? Math.Max(0, -position) : Math.Max(0, position);
    }

    private FuturesPosition PositionOf(MatchingSymbol symbol, VenueOrder order) => order.Account.Position(
        isHedged ? KeyOf(symbol.Symbol, isLong: (order.Side == Side.Buy) != order.IsReduceOnly) : symbol.Symbol);
}
