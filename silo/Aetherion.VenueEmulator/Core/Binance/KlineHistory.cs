using Aetherion.Domain.Simulation;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>
/// The bars from before the start, which no recording has: simulated ones that end at the first price, or real ones
/// moved in time so that they end at the start.
/// </summary>
internal static class KlineHistory
{
    public static IEnumerable<Kline> Of(SymbolMarket symbol, BinanceVenueOptions options, DateTime end)
    {
        if (options.HistoryBars.TryGetValue(symbol.Spec.Symbol, out var bars))
            return Moved(bars, end);
        return options.History <= TimeSpan.Zero
            ? []
            : Simulated(symbol.Spec, symbol.LastPrice, options.Seed, options.History, options.HasSecondHistory, end);
    }

    /// <summary>Rows of a kline file: open time, open, high, low, close, volume, close time, quote volume, trades, taker volumes.</summary>
    public static IEnumerable<Kline> Moved(IReadOnlyList<decimal[]> rows, DateTime end)
    {
        var minute = TimeSpan.FromMinutes(1);
        var open = EpochTime.Millis(end - TimeSpan.FromTicks(end.Ticks % minute.Ticks)) - ((long)minute.TotalMilliseconds * rows.Count);
        foreach (var row in rows)
        {
            yield return Kline.Of(open, row[1], row[2], row[3], row[4], row[5], row[7], (long)row[8], row[9], row[10]);
            open += (long)minute.TotalMilliseconds;
        }
    }

    /// <summary>Bars that end at a time and at a price.</summary>
    public static IEnumerable<Kline> Simulated(
        SymbolSpec spec, decimal price, ulong seed, TimeSpan history, bool hasSeconds, DateTime end)
    {
        var grid = hasSeconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMinute;
        var to = new DateTime(end.Ticks - (end.Ticks % grid), DateTimeKind.Utc);
        var instrument = Instruments.Of(spec);
        var simulator = new MarketSimulator(instrument, Instruments.Parameters(spec, price), seed, to - history);
        var bars = simulator.Bars(hasSeconds ? Timeframe.S1 : Timeframe.M1, to).Select(bar => bar.Candle).ToList();
        if (bars.Count == 0)
            yield break;
        // Scaled as a whole, so that the last close is the price at which the market starts.
        var factor = price / instrument.ToDecimal(bars[^1].Close);
        foreach (var bar in bars)
            yield return Scaled(bar, instrument, factor);
    }

    private static Kline Scaled(in Candle bar, Instrument instrument, decimal factor)
    {
        var quote = decimal.Round(bar.QuoteVolume * factor, 8);
        var volume = instrument.ToDecimal(bar.Volume);
        var taker = instrument.ToDecimal(bar.BuyVolume);
        return Kline.Of(
            EpochTime.Millis(bar.OpenTime), Price(bar.Open), Price(bar.High), Price(bar.Low), Price(bar.Close),
            volume, quote, bar.TradeCount, taker, volume == 0 ? 0 : decimal.Round(quote * taker / volume, 8));

        decimal Price(Price price) =>
            instrument.ToDecimal(instrument.ToNearestPrice(instrument.ToDecimal(price) * factor));
    }
}
