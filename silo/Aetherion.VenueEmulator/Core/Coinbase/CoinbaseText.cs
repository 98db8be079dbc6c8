using System.Globalization;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Times as Coinbase writes them.</summary>
internal static class CoinbaseText
{
    /// <summary>Times without a zone are those of UTC.</summary>
    public const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    public static string Time(long micros) =>
        EpochTime.FromMicros(micros).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Time(DateTime time) => Time(EpochTime.Micros(time));

    public static long Micros(string text) => EpochTime.Micros(DateTime.Parse(text, CultureInfo.InvariantCulture, Utc));
}
