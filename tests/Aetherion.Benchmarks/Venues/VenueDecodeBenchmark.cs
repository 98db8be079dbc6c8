using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Benchmarks.Venues;

/// <summary>Frames of recorded streams, decoded on one core. Only Binance's have a floor.</summary>
internal static class VenueDecodeBenchmark
{
    private const string Spot =
        "orderbook/binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz";
    private const string Futures = "orderbook/binance-usdm-btcusdt-depth-trade-bookticker-20240808T2354.jsonl.gz";
    private const string Trades = "trades/binance-spot-btcusdt-aggtrade-ws-20201101T09.jsonl.gz";
    private const string Exchange = "ws/cryptofeed-coinbase-exchange.jsonl.gz";
    private const string Advanced = "ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809.jsonl.gz";
    private const double MessagesMin = 2e6;
    private const double LevelsMin = 15e6;

    public static IEnumerable<Figure> Run() =>
    [
        .. Measure("bookTicker of spot", Spot, "@bookTicker", "messages/s", MessagesMin, _ => 1),
        .. Measure("bookTicker of USD-M", Futures, "@bookTicker", "messages/s", MessagesMin, _ => 1),
        .. Measure("aggTrade", Trades, "aggTrade", "messages/s", MessagesMin, _ => 1),
        .. Measure("depth of spot", Spot, "@depth", "levels/s", LevelsMin, CountLevels),
        .. Measure("depth of USD-M", Futures, "@depth", "levels/s", LevelsMin, CountLevels),
        .. Measure(new CoinbaseExchangeDecoder(), "l2update of Coinbase", Exchange, "\"l2update\"", "levels/s", null, CountLevels),
        .. Measure(new CoinbaseAdvancedDecoder(), "l2_data of Advanced Trade", Advanced, "\"l2_data\"", "levels/s", null, CountLevels),
        .. Measure(
            new CoinbaseAdvancedDecoder(), "ticker of Advanced Trade", Advanced, "\"channel\":\"ticker\",\"t", "messages/s", null, _ => 1),
    ];

    private static IEnumerable<Figure> Measure(
        string name, string file, string stream, string unit, double perSecondMin, Func<VenueMessage, int> count) =>
        Measure(new BinanceDecoder(), name, file, stream, unit, perSecondMin, count);

    private static IEnumerable<Figure> Measure(
        VenueDecoder decoder, string name, string file, string stream, string unit, double? perSecondMin,
        Func<VenueMessage, int> count)
    {
        var frames = VenueFrames.Read(file, stream);
        VenueMessage message = new();
        long units = 0;
        foreach (var frame in frames)
        {
            if (decoder.Decode(frame, message) == DecodeStatus.Decoded)
                units += count(message);
        }
        return VenueRounds.Measure(name, units, unit, perSecondMin, frames.Length, () =>
        {
            foreach (var frame in frames)
                decoder.Decode(frame, message);
        });
    }

    private static int CountLevels(VenueMessage message) =>
        message.BidsOf(message.Depths[0]).Length + message.AsksOf(message.Depths[0]).Length;
}
