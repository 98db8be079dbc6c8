using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// Executes market orders on paper: against a book, level by level, or where there are only bars at the open of the
/// next one. Orders do not move the market. The same order against the same book or bar gives the same fills.
/// </summary>
public sealed class PaperExchange(TradingCosts costs)
{
    /// <summary>
    /// Walks the opposite side of a book from its best level until the order is filled, the book ends, or a purchase
    /// would cost more than <paramref name="worstPrice"/>; the rest of the order is for the caller to cancel.
    /// </summary>
    public ImmutableArray<Fill> ExecuteOnBook(
        Order order, decimal worstPrice, BookView book, Instrument instrument, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(instrument);
        var fills = ImmutableArray.CreateBuilder<Fill>();
        var left = order.Quantity - order.FilledQuantity;
        foreach (var level in order.Side == Side.Buy ? book.Asks : book.Bids)
        {
            if (left.Lots == 0 || IsBeyond(order, instrument.ToDecimal(level.Price), worstPrice))
                break;
            var taken = level.Quantity < left ? level.Quantity : left;
            if (taken.Lots == 0)
                continue;
            fills.Add(MakeFill(order, fills.Count + 1, level.Price, taken, instrument, time));
            left -= taken;
        }
        return fills.ToImmutable();
    }

    /// <summary>
    /// Fills the whole order at a bar's price and half a spread against the trader; nothing when a purchase would cost
    /// more than <paramref name="worstPrice"/>.
    /// </summary>
    /// <param name="reference">The open of the bar after the decision.</param>
    public ImmutableArray<Fill> ExecuteOnBar(
        Order order, decimal worstPrice, Price reference, Instrument instrument, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(instrument);
        var price = AgainstTrader(order.Side, reference);
        return IsBeyond(order, instrument.ToDecimal(price), worstPrice)
            ? []
            : [MakeFill(order, 1, price, order.Quantity - order.FilledQuantity, instrument, time)];
    }

    private static bool IsBeyond(Order order, decimal price, decimal worstPrice) =>
        order.Side == Side.Buy && price > worstPrice;

    private Price AgainstTrader(Side side, Price reference)
    {
        var half = Math.Max(1, (long)decimal.Ceiling(reference.Ticks * costs.BarHalfSpread));
        return new Price(side == Side.Buy ? reference.Ticks + half : Math.Max(1, reference.Ticks - half));
    }

    private Fill MakeFill(
        Order order, int number, Price price, Quantity quantity, Instrument instrument, DateTime time) => new(
        OrderIds.MakeFill(order.Id, number),
        order.Id,
        order.Symbol,
        order.Side,
        price,
        quantity,
        costs.FeeOn(instrument.Notional(price, quantity)),
        time);
}
