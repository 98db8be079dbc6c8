using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>Signs WEEX requests: Base64 of HMAC-SHA256, as header <c>ACCESS-SIGN</c>.</summary>
public static class WeexSigner
{
    private const string PrivateSocketPath = "/v3/ws/private";

    /// <param name="timestamp">Milliseconds, as in <c>ACCESS-TIMESTAMP</c>.</param>
    /// <param name="method">In upper case.</param>
    /// <param name="pathAndQuery">The path, and <c>?</c> with the query where there is one.</param>
    /// <param name="body">Exactly the bytes that are sent, as text; empty for none.</param>
    public static string SignRest(string secret, long timestamp, string method, string pathAndQuery, string body) =>
        Sign(secret, $"{timestamp}{method}{pathAndQuery}{body}");

    /// <summary>The signature of the handshake of the private socket.</summary>
    public static string SignSocket(string secret, long timestamp) => Sign(secret, $"{timestamp}{PrivateSocketPath}");

    private static string Sign(string secret, string payload) => Convert.ToBase64String(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)));
}
