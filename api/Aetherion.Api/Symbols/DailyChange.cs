using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>How much a price changed over a day, as a fraction of what it was.</summary>
internal static class DailyChange
{
    /// <summary>The hour of the last trade and the 24 before it.</summary>
    public const int CandleCount = 25;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <param name="candles">Hourly, oldest first.</param>
    public static double? Of(SymbolSnapshot snapshot, ImmutableArray<Candle> candles)
    {
        if (snapshot.LastPrice is not { } last || snapshot.LastTradeTime is not { } time)
            return null;
        var dayAgo = time - Day;
        Price? reference = null;
        foreach (var candle in candles)
        {
            if (candle.OpenTime > dayAgo)
                break;
            reference = candle.CloseTime <= dayAgo ? candle.Close : candle.Open;
        }
        return reference is { Ticks: > 0 } was ? ((double)last.Ticks / was.Ticks) - 1 : null;
    }
}
