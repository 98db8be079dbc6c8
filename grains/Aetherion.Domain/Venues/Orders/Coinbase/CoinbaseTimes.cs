using System.Globalization;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Times as both of Coinbase's interfaces write them about orders.</summary>
internal static class CoinbaseTimes
{
    /// <summary>UTC; null where the text is no time.</summary>
    public static DateTime? Read(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.UtcDateTime
            : null;
}
