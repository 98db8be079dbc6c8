using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Fills the bars missing from a series with flat ones: they repeat the last close, with volume and trade count 0, as
/// venues write a minute without trades. A run of more than <see cref="CountMax"/> missing bars is an outage and stays
/// missing: nothing is known of its prices, so what is measured over windows restarts after it. Bars while the market
/// is closed are not missing.
/// </summary>
public static class GapFiller
{
    /// <summary>The longest run that is filled, in bars: one regime window.</summary>
    public const int CountMax = 60;

    public static IEnumerable<Candle> Fill(IEnumerable<Candle> candles, BarAligner aligner)
    {
        ArgumentNullException.ThrowIfNull(candles);
        ArgumentNullException.ThrowIfNull(aligner);
        return FillCore(candles, aligner);
    }

    private static IEnumerable<Candle> FillCore(IEnumerable<Candle> candles, BarAligner aligner)
    {
        Candle? previous = null;
        foreach (var candle in candles)
        {
            if (previous is { } last)
            {
                var open = aligner.NextBar(last.Timeframe, last.OpenTime).Open;
                var isOutage = aligner.CountBars(last.Timeframe, open, candle.OpenTime) > CountMax;
                for (; !isOutage && open < candle.OpenTime; open = aligner.NextBar(last.Timeframe, open).Open)
                    yield return Flat(last, open);
            }
            yield return candle;
            previous = candle;
        }
    }

    private static Candle Flat(in Candle last, DateTime openTime) => new(
        last.Timeframe, openTime, last.Close, last.Close, last.Close, last.Close, default, default, 0, 0, 0);
}
