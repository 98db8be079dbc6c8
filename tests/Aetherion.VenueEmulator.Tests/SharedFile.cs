using System.Collections.Concurrent;
using Aetherion.Testing;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Tests;

/// <summary>Files of market data beside the checkout; without them a test is skipped with a notice.</summary>
internal static class SharedFile
{
    public const string SpotBitcoin = "orderbook/binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz";
    public const string FuturesBitcoin = "orderbook/binance-usdm-btcusdt-depth-trade-bookticker-markprice-20230404T2358.jsonl.gz";
    public const string CoinBitcoin = "orderbook/binance-coinm-btcusdperp-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz";
    public const string SpotAggregates = "orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz";
    public const string SpotSession = "ws/cryptofeed-binance-spot.jsonl.gz";
    public const string FuturesSession = "ws/cryptofeed-binance-usdm.jsonl.gz";
    public const string CoinSession = "ws/cryptofeed-binance-coinm.jsonl.gz";

    private static readonly ConcurrentDictionary<string, VenueRecording> Recordings = [];

    public static string Path(string relativePath)
    {
        var path = RepositoryPaths.Shared("data/" + relativePath);
        if (!File.Exists(path))
            Assert.Skip($"[skippable] ../shared/data/{relativePath} is not here");
        return path;
    }

    public static VenueRecording Recording(string relativePath) =>
        Recordings.GetOrAdd(relativePath, path => RecordingReader.Read(Path(path)));
}
