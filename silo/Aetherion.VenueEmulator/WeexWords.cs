using System.Globalization;
using Aetherion.VenueEmulator.Core.Weex;

namespace Aetherion.VenueEmulator;

/// <summary>Says what an emulated WEEX serves and where.</summary>
internal static class WeexWords
{
    public static IEnumerable<string> Describe(WeexVenueOptions options, Uri address)
    {
        var host = address.Authority;
        yield return $"simulated  {string.Join(' ', options.Symbols)} on spot and futures";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"NOTE       nothing of WEEX is recorded: messages have the form of published samples; klines of the past {options.History.TotalHours:0} h are MADE UP{Except(options)}");
        yield return options.IdReading == WeexIdReading.First
            ? "NOTE       U of a book update is the first id inside (--weex-ids previous for the other reading)"
            : "NOTE       U of a book update is the last id of the update before (--weex-ids first for the other reading)";
        foreach (var key in options.Keys)
            yield return $"account    {key.Account}: key {key.Key} secret {key.Secret} passphrase {key.Passphrase}";
        yield return $"spot       REST http://{host}  sockets ws://{host}  (/api/v3, /v3/ws/public|private)";
        yield return $"futures    REST http://{host}{WeexVenue.FuturesPath}  sockets ws://{host}{WeexVenue.FuturesPath}  (/capi/v3, /v3/ws/public|private)";
    }

    private static string Except(WeexVenueOptions options) => options.HistoryBars.Count == 0
        ? ""
        : $" (real for {string.Join(' ', options.HistoryBars.Keys)}, moved in time)";
}
