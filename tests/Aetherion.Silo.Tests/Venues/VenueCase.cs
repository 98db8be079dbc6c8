using System.Globalization;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.Coinbase.Advanced;
using Aetherion.VenueEmulator.Core.Weex;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>A venue as the feed knows it, emulated, and how its own book and trades are asked for.</summary>
/// <param name="Secret">A key of one of its accounts.</param>
/// <param name="Prefix">What the emulator has at the head of its addresses.</param>
/// <param name="BookTarget">Path and query of its book.</param>
/// <param name="TradesTarget">Path and query of its trades.</param>
internal sealed record VenueCase(
    string Name, string Symbol, VenueSecret Secret, string Prefix, Func<ulong, DateTime, IEmulatedVenue> Create, string BookTarget,
    string TradesTarget)
{
    private const int BookLevels = 20;

    public static VenueCase Binance { get; } = new(
        "binance", "BTCUSDT", new VenueSecret(EmulatorKey.Presets[0].Key, EmulatorKey.Presets[0].Secret), "", (seed, now) => new BinanceVenue(
            new BinanceVenueOptions
            {
                SimulatedSymbols = ["BTCUSDT", "ETHUSDT"],
                History = TimeSpan.FromMinutes(2),
                HasSecondHistory = true,
                Seed = seed,
            },
            now),
        $"api/v3/depth?symbol={{0}}&limit={BookLevels}", "api/v3/aggTrades?symbol={0}&limit=1000");

    public static VenueCase BinanceUsdFutures { get; } = Binance with
    {
        Name = "binance-usdm",
        Create = (seed, now) => new BinanceVenue(
            new BinanceVenueOptions
            {
                SimulatedSymbols = ["BTCUSDT"],
                SimulatedMarkets = [BinanceMarketKind.UsdFutures],
                History = TimeSpan.FromMinutes(2),
                Seed = seed,
            },
            now),
        BookTarget = $"fapi/v1/depth?symbol={{0}}&limit={BookLevels}",
        TradesTarget = "fapi/v1/aggTrades?symbol={0}&limit=1000",
    };

    public static VenueCase Coinbase { get; } = new(
        "coinbase", "BTC-USD",
        new VenueSecret(ExchangeKey.Presets[0].Key, ExchangeKey.Presets[0].Secret, ExchangeKey.Presets[0].Passphrase), "", Coinbases,
        "products/{0}/book?level=2", "products/{0}/trades?limit=1000");

    public static VenueCase CoinbaseAdvanced { get; } = new(
        "coinbase-advanced", "BTC-USD", new VenueSecret(AdvancedKey.Presets[0].Name, AdvancedKey.Presets[0].PrivateKey), "advanced/",
        Coinbases,
        $"advanced/api/v3/brokerage/market/product_book?product_id={{0}}&limit={BookLevels}",
        "advanced/api/v3/brokerage/market/products/{0}/ticker?limit=1000");

    /// <summary>By its name as the feed knows it.</summary>
    public static VenueCase Of(string name) => name switch
    {
        "binance" => Binance,
        "binance-usdm" => BinanceUsdFutures,
        "coinbase" => Coinbase,
        "coinbase-advanced" => CoinbaseAdvanced,
        "weex" => Weex(isFutures: false),
        "weex-futures" => Weex(isFutures: true),
        _ => throw new ArgumentException($"There is no case '{name}'.", nameof(name)),
    };

    /// <param name="reading">What the ids of book updates say.</param>
    public static VenueCase Weex(bool isFutures, WeexIdReading reading = WeexIdReading.First)
    {
        var root = isFutures ? "futures/capi/v3" : "api/v3";
        var key = WeexKey.Presets[0];
        return new VenueCase(
            isFutures ? "weex-futures" : "weex", "BTCUSDT", new VenueSecret(key.Key, key.Secret, key.Passphrase), isFutures ? "futures/" : "", (seed, now) => new WeexVenue(
                new WeexVenueOptions { Symbols = ["BTCUSDT"], Seed = seed, IdReading = reading, History = TimeSpan.FromMinutes(5) }, now),
            $"{root}/market/depth?symbol={{0}}&limit={BookLevels}", $"{root}/market/trades?symbol={{0}}&limit=1000");
    }

    /// <summary>The best levels of one side, best first.</summary>
    public static IEnumerable<(decimal Price, decimal Quantity)> Levels(JsonElement book, string side)
    {
        var root = book.TryGetProperty("pricebook", out var inner) ? inner : book;
        return root.GetProperty(side).EnumerateArray().Take(BookLevels).Select(level => level.ValueKind == JsonValueKind.Array
            ? (Number(level[0]), Number(level[1]))
            : (Number(level.GetProperty("price")), Number(level.GetProperty("size"))));
    }

    /// <summary>Time and quantity of the trades, oldest first.</summary>
    public static List<(long Millis, decimal Quantity)> Trades(JsonElement answer)
    {
        var list = answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("trades") : answer;
        return [.. list.EnumerateArray().Select(Trade).OrderBy(trade => trade.Id).Select(trade => (trade.Millis, trade.Quantity))];
    }

    private static CoinbaseVenue Coinbases(ulong seed, DateTime now) => new CoinbaseVenue(
        new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], Seed = seed, History = TimeSpan.FromMinutes(5) }, now);

    private static (long Id, long Millis, decimal Quantity) Trade(JsonElement trade)
    {
        if (trade.TryGetProperty("a", out var id))
            return (id.GetInt64(), trade.GetProperty("T").GetInt64(), Number(trade.GetProperty("q")));
        if (trade.TryGetProperty("trade_id", out id))
            return (
                long.Parse(id.ToString(), CultureInfo.InvariantCulture),
                trade.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds(), Number(trade.GetProperty("size")));
        return (
            long.Parse(trade.GetProperty("id").GetString()!, CultureInfo.InvariantCulture), trade.GetProperty("time").GetInt64(),
            Number(trade.GetProperty("qty")));
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
