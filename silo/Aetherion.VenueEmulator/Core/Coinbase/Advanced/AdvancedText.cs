using System.Globalization;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Numbers and times as Advanced Trade writes them.</summary>
internal static class AdvancedText
{
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Without zeros at the end.</summary>
    public static string Plain(decimal value) => (value / One).ToString(CultureInfo.InvariantCulture);

    public static void Plain(this Utf8JsonWriter json, string name, decimal value) => json.WriteString(name, Plain(value));

    /// <summary>The time a frame is stamped with, in nanoseconds.</summary>
    public static string Stamp(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);
}
