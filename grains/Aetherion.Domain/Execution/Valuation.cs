using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>What positions and accounts are worth, in the quote currency.</summary>
public static class Valuation
{
    /// <summary>Quantity x (mark - average price); 0 when flat or unmarked.</summary>
    public static decimal UnrealizedProfit(Position position, decimal? mark, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(instrument);
        return position.AveragePrice is { } average && mark is { } price
            ? (price - average) * instrument.ToDecimal(position.Quantity)
            : 0;
    }

    /// <summary>
    /// Balance and positions: the instrument's at the mark price, others at what was paid for them, since who asks sees
    /// no other prices.
    /// </summary>
    /// <param name="find">
    /// Gives the instrument of a symbol; null when it is not known, which counts the position as 0.
    /// </param>
    public static decimal Equity(
        decimal balance,
        ImmutableArray<Position> positions,
        SymbolKey marked,
        decimal mark,
        Func<SymbolKey, Instrument?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        var equity = balance;
        foreach (var position in positions)
        {
            if (position.Quantity.Lots == 0 || find(position.Symbol) is not { } instrument)
                continue;
            var price = position.Symbol == marked ? mark : position.AveragePrice ?? 0;
            equity += price * instrument.ToDecimal(position.Quantity);
        }
        return equity;
    }
}
