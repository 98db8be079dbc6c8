using System.Globalization;
using Aetherion.VenueEmulator.Core.Coinbase;

namespace Aetherion.VenueEmulator;

/// <summary>Says what an emulated Coinbase serves and where.</summary>
internal static class CoinbaseWords
{
    public static IEnumerable<string> Describe(CoinbaseVenueOptions options, Uri address)
    {
        if (options.Recording is { } recording)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"recording  {recording.Name}: {string.Join(' ', recording.Products)}, {recording.FrameCount:N0} messages");
        if (options.SimulatedProducts.Count > 0)
            yield return $"simulated  {string.Join(' ', options.SimulatedProducts)}";
        yield return options.History > TimeSpan.Zero
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"NOTE       the candles of the past {options.History.TotalHours:0} h are MADE UP by the simulator; they end at the first price")
            : "NOTE       there are no candles of the past";
        foreach (var key in options.ExchangeKeys)
            yield return $"account    exchange {key.Account}: key {key.Key} secret {key.Secret} passphrase {key.Passphrase}";
        foreach (var key in options.AdvancedKeys)
            yield return $"account    advanced {key.Account}: key {key.Name} secret {OneLine(key.PrivateKey)}";
        yield return $"exchange   REST http://{address.Authority}  socket ws://{address.Authority}";
        yield return $"advanced   REST http://{address.Authority}{CoinbaseVenue.AdvancedPath}  socket ws://{address.Authority}{CoinbaseVenue.AdvancedPath}";
    }

    /// <summary>A key in PEM is one too where its lines are put one behind the other.</summary>
    private static string OneLine(string pem) => pem.ReplaceLineEndings(" ");
}
