namespace Aetherion.Model;

/// <summary>What is traded: its market, currencies and the scale of its prices and quantities.</summary>
/// <param name="Id">Venue and symbol.</param>
/// <param name="Market">The market whose calendar it follows.</param>
/// <param name="BaseCurrency">What is bought: <c>BTC</c>, or the share itself.</param>
/// <param name="QuoteCurrency">What it is paid in.</param>
/// <param name="PriceTick">The smallest price step, above 0, in the quote currency.</param>
/// <param name="QuantityStep">The smallest quantity step, above 0, in the base currency.</param>
/// <param name="MinNotional">The least value of an order, in the quote currency.</param>
public sealed record Instrument(
    InstrumentId Id,
    Market Market,
    string BaseCurrency,
    string QuoteCurrency,
    decimal PriceTick,
    decimal QuantityStep,
    decimal MinNotional)
{
    private readonly decimal _orderStep;

    public decimal PriceTick { get; } = PriceTick > 0
        ? PriceTick
        : throw new ArgumentOutOfRangeException(nameof(PriceTick), PriceTick, "A price tick is above 0.");

    public decimal QuantityStep { get; } = QuantityStep > 0
        ? QuantityStep
        : throw new ArgumentOutOfRangeException(nameof(QuantityStep), QuantityStep, "A quantity step is above 0.");

    /// <summary>
    /// The step of an order's quantity, a multiple of <see cref="QuantityStep"/> and the same unless the venue keeps finer
    /// quantities than it takes.
    /// </summary>
    public decimal OrderStep
    {
        get => _orderStep > 0 ? _orderStep : QuantityStep;
        init => _orderStep = value > 0 && value % QuantityStep == 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"An order's step is a multiple of {QuantityStep}, above 0.");
    }

    /// <summary>The price in the quote currency, with the decimals of the tick.</summary>
    public decimal ToDecimal(Price price) => price.Ticks * PriceTick;

    /// <summary>The quantity in the base currency, with the decimals of the step.</summary>
    public decimal ToDecimal(Quantity quantity) => quantity.Lots * QuantityStep;

    /// <summary>The value of a quantity at a price, in the quote currency.</summary>
    public decimal Notional(Price price, Quantity quantity) => ToDecimal(price) * ToDecimal(quantity);

    /// <summary>The price in ticks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The price is not above 0 or is no multiple of the tick.
    /// </exception>
    public Price ToPrice(decimal price)
    {
        var ticks = price / PriceTick;
        return price > 0 && ticks == decimal.Truncate(ticks)
            ? new Price((long)ticks)
            : throw new ArgumentOutOfRangeException(
                nameof(price), price, $"A price of {Id} is above 0 and a multiple of {PriceTick}.");
    }

    /// <summary>The price in ticks, rounded to the nearest tick (half to even), at least one tick.</summary>
    public Price ToNearestPrice(decimal price) => new(Math.Max(1, (long)decimal.Round(price / PriceTick)));

    /// <summary>An order's quantity in lots, rounded down to its step as venues ask.</summary>
    public Quantity ToQuantity(decimal quantity) => quantity >= 0
        ? new Quantity((long)(decimal.Truncate(quantity / OrderStep) * (OrderStep / QuantityStep)))
        : throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "A quantity is not negative.");
}
