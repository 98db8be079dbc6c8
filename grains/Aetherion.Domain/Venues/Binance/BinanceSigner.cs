using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Domain.Venues.Binance;

/// <summary>Signs Binance requests. The payload that is signed must be, byte for byte, the one that is sent.</summary>
public static class BinanceSigner
{
    /// <summary>The payload of a REST request: parameters in the order given, percent-encoded.</summary>
    public static string RestPayload(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return string.Join(
            '&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>The payload of a request on the WebSocket API: parameters by name, as they are.</summary>
    public static string SocketPayload(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return string.Join(
            '&', parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
    }

    /// <summary>HMAC-SHA256 with the secret of an HMAC key, in lower-case hexadecimal.</summary>
    public static string SignHmac(string secret, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)));

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 in Base64, which a query has to percent-encode.</summary>
    public static string SignRsa(RSA key, string payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToBase64String(
            key.SignData(Encoding.UTF8.GetBytes(payload), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
