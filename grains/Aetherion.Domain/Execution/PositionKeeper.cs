using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// Position arithmetic at weighted average cost, long only. Of any sequence of fills: quantity = bought - sold; cash
/// spent without fees = quantity x average price - realised profit, up to the rounding of the average.
/// </summary>
public static class PositionKeeper
{
    /// <summary>Decimals of the quote currency that averages are rounded to; far below any tick.</summary>
    public const int AverageDecimals = 18;

    /// <summary>Nothing held, nothing done.</summary>
    public static Position Flat(SymbolKey symbol) => new(symbol, default, null, 0, 0);

    /// <summary>The position after a fill.</summary>
    /// <exception cref="ArgumentException">The fill is of another symbol, or sells more than is held.</exception>
    public static Position Apply(Position position, Fill fill, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(fill);
        ArgumentNullException.ThrowIfNull(instrument);
        if (fill.Symbol != position.Symbol)
            throw new ArgumentException($"A fill of {fill.Symbol} does not belong to a position in {position.Symbol}.");
        if (fill.Quantity.Lots < 1 || fill.Price.Ticks < 1 || fill.Fee < 0)
            throw new ArgumentException($"Fill {fill.Id} has no quantity, no price or a negative fee.");
        return fill.Side == Side.Buy ? Buy(position, fill, instrument) : Sell(position, fill, instrument);
    }

    private static Position Buy(Position position, Fill fill, Instrument instrument)
    {
        var quantity = position.Quantity + fill.Quantity;
        var cost = (position.AveragePrice ?? 0) * instrument.ToDecimal(position.Quantity)
            + instrument.Notional(fill.Price, fill.Quantity);
        return position with
        {
            Quantity = quantity,
            AveragePrice = decimal.Round(cost / instrument.ToDecimal(quantity), AverageDecimals),
            Fees = position.Fees + fill.Fee,
        };
    }

    private static Position Sell(Position position, Fill fill, Instrument instrument)
    {
        if (fill.Quantity > position.Quantity || position.AveragePrice is not { } average)
            throw new ArgumentException($"Fill {fill.Id} sells more of {fill.Symbol} than is held.");
        var quantity = position.Quantity - fill.Quantity;
        var profit = (instrument.ToDecimal(fill.Price) - average) * instrument.ToDecimal(fill.Quantity);
        return position with
        {
            Quantity = quantity,
            AveragePrice = quantity.Lots == 0 ? null : average,
            RealizedProfit = position.RealizedProfit + profit,
            Fees = position.Fees + fill.Fee,
        };
    }
}
