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
        return options.History <= TimeSpan.Zero ? [] : Simulated(symbol, options, end);
    }

    /// <summary>Rows of a kline file: open time, open, high, low, close, volume, close time, quote volume, trades, taker volumes.</summary>
    private static IEnumerable<Kline> Moved(IReadOnlyList<decimal[]> rows, DateTime end)
    {
        var minute = TimeSpan.FromMinutes(1);
        var open = EpochTime.Millis(end - TimeSpan.FromTicks(end.Ticks % minute.Ticks)) - ((long)minute.TotalMilliseconds * rows.Count);
        foreach (var row in rows)
        {
            yield return Kline.Of(open, row[1], row[2], row[3], row[4], row[5], row[7], (long)row[8], row[9], row[10]);
            open += (long)minute.TotalMilliseconds;
        }
    }

    private static IEnumerable<Kline> Simulated(SymbolMarket symbol, BinanceVenueOptions options, DateTime end)
    {
        var timeframe = options.HasSecondHistory ? Timeframe.S1 : Timeframe.M1;
        var grid = options.HasSecondHistory ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMinute;
        var to = new DateTime(end.Ticks - (end.Ticks % grid), DateTimeKind.Utc);
        var instrument = Instruments.Of(symbol.Spec);
        var simulator = new MarketSimulator(
            instrument, Instruments.Parameters(symbol.Spec, symbol.LastPrice), options.Seed, to - options.History);
        var bars = simulator.Bars(timeframe, to).Select(bar => bar.Candle).ToList();
        if (bars.Count == 0)
            yield break;
        // Scaled as a whole, so that the last close is the price at which the market starts.
        var factor = symbol.LastPrice / instrument.ToDecimal(bars[^1].Close);
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
