using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Venues;

/// <summary>
/// Converts a venue's decimals to whole ticks and lots of one instrument. What is no whole multiple, or does not fit,
/// is refused rather than rounded: it is either corrupt or the instrument's rules have changed.
/// </summary>
public sealed class InstrumentScale
{
    private readonly DecimalScale _price;
    private readonly DecimalScale _quantity;

    /// <param name="priceTick">The smallest price step, above 0.</param>
    /// <param name="quantityStep">The smallest quantity step, above 0.</param>
    public InstrumentScale(decimal priceTick, decimal quantityStep)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priceTick);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantityStep);
        _price = new DecimalScale(priceTick);
        _quantity = new DecimalScale(quantityStep);
    }

    public decimal PriceTick => _price.Step;

    public decimal QuantityStep => _quantity.Step;

    /// <summary>False unless the price is above 0 and a multiple of the tick.</summary>
    public bool TryConvertPrice(ExactDecimal value, out Price price)
    {
        var isExact = _price.TryConvert(value.Digits, value.Decimals, out var ticks) && ticks > 0;
        price = new Price(ticks);
        return isExact;
    }

    /// <summary>False unless the quantity is at least 0 and a multiple of the step.</summary>
    public bool TryConvertQuantity(ExactDecimal value, out Quantity quantity)
    {
        var isExact = _quantity.TryConvert(value.Digits, value.Decimals, out var lots) && lots >= 0;
        quantity = new Quantity(isExact ? lots : 0);
        return isExact;
    }
}
