using System.Globalization;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator;

/// <summary>Says what an emulated Binance serves and where.</summary>
internal static class BinanceWords
{
    public static IEnumerable<string> Describe(BinanceVenue venue, BinanceVenueOptions options, Uri address)
    {
        foreach (var recording in options.Recordings)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"recording  {recording.Name}: {recording.Market} {string.Join(' ', recording.Symbols)}, "
                + $"{recording.FrameCount:N0} messages, {recording.Duration:mm\\:ss}");
        if (options.SimulatedSymbols.Count > 0)
            yield return $"simulated  {string.Join(' ', options.SimulatedSymbols)} on {string.Join(", ", options.SimulatedMarkets)}";
        yield return options.History > TimeSpan.Zero
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"NOTE       the klines of the past {options.History.TotalHours:0} h are MADE UP by the simulator"
                + $"{(options.HistoryBars.Count > 0 ? " (real for " + string.Join(' ', options.HistoryBars.Keys) + ", moved in time)" : "")}; "
                + $"they end at the first price of the market")
            : "NOTE       there are no klines of the past";
        foreach (var key in options.Keys)
            yield return $"account    {key.Account}: key {key.Key} "
                + (key.RsaPublicKey.Length > 0 ? "signs by RSA" : $"secret {key.Secret}");
        foreach (var market in venue.Markets)
            yield return Urls(market, address);
    }

    private static string Urls(BinanceMarketKind market, Uri address)
    {
        var host = address.Authority;
        return market switch
        {
            BinanceMarketKind.Spot => $"spot       REST http://{host}  sockets ws://{host}  (/api/v3, /ws, /stream)",
            BinanceMarketKind.UsdFutures =>
                $"USD-M      REST http://{host}/usdm  sockets ws://{host}/usdm  (/fapi/v1, /public|/market|/private /ws|/stream)",
            _ => $"COIN-M     REST http://{host}/coinm  sockets ws://{host}/coinm  (/dapi/v1, /ws, /stream)",
        };
    }
}
