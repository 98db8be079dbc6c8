using Aetherion.Domain.Risk;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>From a wanted exposure to the order that leads there.</summary>
public static class OrderSizer
{
    /// <summary>
    /// Whether a wanted exposure asks for an order at all: it differs from the one last acted on by more than the band,
    /// or something is held that should not be. What is held is not rebalanced while price moves: each trade pays fees.
    /// </summary>
    public static bool NeedsOrder(decimal target, decimal acted, Quantity held, RiskLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (target == 0)
            return held.Lots > 0;
        return Math.Abs(target - acted) >= limits.ExposureBand;
    }

    /// <summary>
    /// The order from what is held to <paramref name="target"/> x <paramref name="exposure"/> of the equity, at most
    /// what the free balance pays for at the worst price with fees; null when there is nothing to trade.
    /// </summary>
    /// <param name="exposure">The share of equity the bot may hold.</param>
    /// <param name="price">The price it is decided at, in the quote currency.</param>
    public static OrderIntent? Size(
        decimal target,
        decimal exposure,
        decimal equity,
        decimal free,
        Quantity held,
        decimal price,
        Instrument instrument,
        RiskLimits limits,
        TradingCosts costs)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(costs);
        if (target == 0)
            return held.Lots == 0 ? null : new OrderIntent(Side.Sell, held, price);
        var wanted = instrument.ToQuantity(Math.Max(0, equity) * target * exposure / price);
        if (wanted < held)
            return new OrderIntent(Side.Sell, held - wanted, price);
        var affordable = instrument.ToQuantity(
            Math.Max(0, free) / (WorstPrice(Side.Buy, price, limits) * (1 + costs.TakerFeeRate)));
        var bought = wanted - held < affordable ? wanted - held : affordable;
        return wanted == held ? null : new OrderIntent(Side.Buy, bought, price);
    }

    /// <summary>The price a purchase is reserved at and executes at most at; a sale takes what it gets.</summary>
    public static decimal WorstPrice(Side side, decimal price, RiskLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return side == Side.Buy ? price * (1 + limits.PriceProtection) : price;
    }
}
