using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Signs for Coinbase Exchange: HMAC-SHA256 over time, method, path with query, and body, by the secret, which is Base64
/// as is the signature.
/// </summary>
public static class CoinbaseSigner
{
    private const string SocketPath = "/users/self/verify";
    private const decimal MillisecondsPerSecond = 1000;

    /// <summary>The time as it is signed and sent: seconds of the Unix epoch with three decimals.</summary>
    public static string TimeText(DateTimeOffset time) =>
        (time.ToUnixTimeMilliseconds() / MillisecondsPerSecond).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Signs a request.</summary>
    /// <param name="timeText">As <see cref="TimeText"/> writes it.</param>
    /// <param name="target">The path, and the question mark and query where there is one, exactly as sent.</param>
    /// <param name="body">Exactly as sent; empty for none.</param>
    /// <exception cref="ArgumentException">The secret is no Base64.</exception>
    public static string Sign(string secret, string timeText, string method, string target, string body)
    {
        var key = new byte[secret.Length];
        if (!Convert.TryFromBase64String(secret, key, out var length))
            throw new ArgumentException("The secret of a key of Coinbase Exchange is Base64.", nameof(secret));
        var text = Encoding.UTF8.GetBytes($"{timeText}{method}{target}{body}");
        return Convert.ToBase64String(HMACSHA256.HashData(key.AsSpan(0, length), text));
    }

    /// <summary>Signs a subscribe message.</summary>
    public static string SignSocket(string secret, string timeText) => Sign(secret, timeText, "GET", SocketPath, "");
}
