using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Domain.Risk;

/// <summary>
/// Allows an order (null) or denies it with a reason. A bot checks the order itself, then the account checks that it
/// can be paid for: only the account sees the orders of all its bots.
/// </summary>
public static class RiskGate
{
    /// <summary>Checks an order against its instrument, the limits and the state of the feed.</summary>
    /// <param name="held">
    /// What the bot holds. An order that sells all of it may be of any value: dust must be sellable.
    /// </param>
    public static RiskDenial? CheckOrder(
        in OrderIntent order, Instrument instrument, RiskLimits limits, Quantity held, FeedState feed)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(limits);
        if (feed != FeedState.Live)
            return Deny(RiskReasons.FeedStale, $"the feed of {instrument.Id} is {feed}; wait until it is live");
        if (order.Quantity.Lots < 1)
            return Deny(
                RiskReasons.QuantityBelowMinimum,
                $"quantity={Text(instrument.ToDecimal(order.Quantity))} minimum={Text(instrument.QuantityStep)}; "
                + "raise the exposure or the balance");
        if (order.Side == Side.Sell && order.Quantity > held)
            return DenySaleBeyond(held, order, instrument);
        var notional = order.Price * instrument.ToDecimal(order.Quantity);
        var closes = order.Side == Side.Sell && order.Quantity == held;
        if (notional < instrument.MinNotional && !closes)
            return Deny(
                RiskReasons.NotionalBelowMinimum,
                $"notional={Text(notional)} minimum={Text(instrument.MinNotional)}; raise the exposure or the balance");
        return notional > limits.OrderNotionalMax && order.Side == Side.Buy
            ? Deny(
                RiskReasons.NotionalExceedsMaxPerOrder,
                $"notional={Text(notional)} maximum={Text(limits.OrderNotionalMax)}; lower the exposure")
            : null;
    }

    /// <summary>Checks an order against the account's trading state, free balance and position.</summary>
    /// <param name="cost">What a purchase may cost at worst, fees included, in the account's currency.</param>
    /// <param name="free">What the account may still use.</param>
    /// <param name="available">What the account holds and has not promised to another sale.</param>
    public static RiskDenial? CheckFunds(
        in OrderIntent order,
        Instrument instrument,
        TradingState state,
        decimal cost,
        decimal free,
        Quantity available)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        if (state == TradingState.Halted)
            return Deny(RiskReasons.TradingHalted, "the account takes no orders; set its trading state to ACTIVE");
        if (order.Side == Side.Sell)
            return order.Quantity > available ? DenySaleBeyond(available, order, instrument) : null;
        if (state == TradingState.Reducing)
            return Deny(
                RiskReasons.TradingStateReducing,
                "the account takes only orders that make a position smaller; set its trading state to ACTIVE");
        return cost > free
            ? Deny(
                RiskReasons.NotionalExceedsFreeBalance,
                $"cost={Text(cost)} free={Text(free)}; lower the exposure or add to the balance")
            : null;
    }

    private static RiskDenial DenySaleBeyond(Quantity held, in OrderIntent order, Instrument instrument) => Deny(
        RiskReasons.QuantityExceedsPosition,
        $"quantity={Text(instrument.ToDecimal(order.Quantity))} held={Text(instrument.ToDecimal(held))}; "
        + "positions below zero are not supported");

    private static RiskDenial Deny(string code, string text) => new(code, text);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
