using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// Turns a venue's executions into what an account books. A commission in the base currency is not received, so it is not
/// booked as held: the quantity is what came in, rounded down to what can be sold again, and the rest of what was paid is
/// the fee. So the cash is exact, and a position can always be sold. A commission in a third currency costs the account
/// nothing in its own, and is only named. Where the venue does not name the currency (spot of WEEX), it is what makes the
/// commission a usual share of the execution; where both could be, both bear it, so that neither what is held nor the cash is
/// ever overstated.
/// </summary>
public static class FillBooking
{
    /// <summary>Commissions are between a thousandth of a percent and a percent.</summary>
    private const decimal ShareMin = 0.00001m;

    private const decimal ShareMax = 0.01m;

    /// <summary>
    /// The executions as fills in order; null when the venue's prices are none of the instrument's, or when nothing of what
    /// was paid for can be held.
    /// </summary>
    /// <param name="step">The grid of quantities that the venue sells by.</param>
    public static ImmutableArray<Fill>? Book(
        OrderLife life, string orderId, SymbolKey symbol, Instrument instrument, decimal step, DateTime time)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(instrument);
        var fills = ImmutableArray.CreateBuilder<Fill>();
        var (received, booked, open) = (0m, 0m, 0m);
        foreach (var fill in life.Fills)
        {
            if (fill.Price % instrument.PriceTick != 0 || fill.Quantity % instrument.QuantityStep != 0)
                return null;
            var isBuy = life.Order.Side == Side.Buy;
            received += fill.Quantity - (isBuy ? InBase(fill, instrument) : 0);
            var quantity = isBuy ? RoundDown(received, step) - booked : fill.Quantity;
            open += isBuy ? fill.Price * fill.Quantity : 0;
            while (isBuy && quantity > 0 && fill.Price * quantity > open)
                quantity -= step;
            var fee = InQuote(fill, instrument) + (isBuy ? open - (fill.Price * quantity) : 0);
            if (quantity <= 0)
                continue;
            (booked, open) = (booked + quantity, 0);
            fills.Add(new Fill(
                OrderIds.MakeFill(orderId, fills.Count + 1),
                orderId,
                symbol,
                life.Order.Side,
                instrument.ToPrice(fill.Price),
                instrument.ToQuantity(quantity),
                Math.Max(0, fee),
                fill.Time ?? time));
        }
        if (open == 0)
            return fills.ToImmutable();
        if (fills.Count == 0)
            return null;
        // What was paid last brought nothing that could be sold.
        fills[^1] = fills[^1] with { Fee = fills[^1].Fee + open };
        return fills.ToImmutable();
    }

    /// <summary>Commissions by currency, for people; empty without any.</summary>
    public static string Commissions(OrderLife life)
    {
        ArgumentNullException.ThrowIfNull(life);
        var sums = life.Fills.Where(f => f.Commission != 0).GroupBy(f => f.CommissionAsset, StringComparer.Ordinal)
            .Select(g => string.Create(
                CultureInfo.InvariantCulture, $"commission={Amounts.Write(g.Sum(f => f.Commission))} {(g.Key.Length > 0 ? g.Key : "(currency not told)")}"));
        return string.Join(' ', sums);
    }

    private static decimal InBase(VenueFill fill, Instrument instrument) =>
        IsPaidIn(instrument.BaseCurrency, fill, fill.Quantity) ? Math.Max(0, fill.Commission) : 0;

    private static decimal InQuote(VenueFill fill, Instrument instrument) =>
        IsPaidIn(instrument.QuoteCurrency, fill, fill.Quantity * fill.Price) ? fill.Commission : 0;

    private static bool IsPaidIn(string currency, VenueFill fill, decimal amount) => fill.CommissionAsset.Length == 0
        ? fill.Commission >= amount * ShareMin && fill.Commission <= amount * ShareMax
        : fill.CommissionAsset == currency;

    private static decimal RoundDown(decimal value, decimal step) => value - (value % step);
}
