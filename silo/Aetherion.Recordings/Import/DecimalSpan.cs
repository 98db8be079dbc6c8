using Aetherion.Domain.Venues;

namespace Aetherion.Recordings;

/// <summary>Finds the coarsest power of ten that all numbers seen are multiples of.</summary>
internal struct DecimalSpan
{
    private const int DecimalsMax = 12;

    private int _decimals;

    public readonly decimal Step => new(1, 0, 0, false, (byte)_decimals);

    public void Add(ExactDecimal value)
    {
        var (digits, decimals) = (value.Digits, (int)value.Decimals);
        while (decimals > _decimals && digits % 10 == 0)
        {
            digits /= 10;
            decimals--;
        }
        if (digits != 0 && decimals > _decimals)
            _decimals = Math.Min(decimals, DecimalsMax);
    }

    public void Add(decimal value)
    {
        while (_decimals < DecimalsMax && value % Step != 0)
            _decimals++;
    }
}
