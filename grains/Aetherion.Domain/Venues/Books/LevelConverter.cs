using Aetherion.Model;

namespace Aetherion.Domain.Venues.Books;

/// <summary>Converts one side's levels to ticks and lots, into room that is used again.</summary>
internal sealed class LevelConverter(InstrumentScale scale)
{
    private PriceLevel[] _levels = [];
    private int _count;

    public ReadOnlySpan<PriceLevel> Levels => _levels.AsSpan(0, _count);

    /// <summary>False when one of them is none of the instrument's.</summary>
    public bool TryConvert(ReadOnlySpan<VenueLevel> levels)
    {
        _count = 0;
        if (_levels.Length < levels.Length)
            _levels = new PriceLevel[Math.Max(levels.Length, _levels.Length * 2)];
        foreach (ref readonly var level in levels)
        {
            if (!scale.TryConvertPrice(level.Price, out var price)
                || !scale.TryConvertQuantity(level.Quantity, out var quantity))
                return false;
            _levels[_count++] = new PriceLevel(price, quantity);
        }
        return true;
    }
}
