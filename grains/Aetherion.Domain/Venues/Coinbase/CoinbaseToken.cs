using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Makes the tokens of Coinbase Advanced Trade: a JWT signed by ES256, for one REST request or for one subscribe
/// message. Keys of another kind than ECDSA on P-256 are not taken.
/// </summary>
public static class CoinbaseToken
{
    /// <summary>How long a token is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    private const int KeyBits = 256;

    /// <summary>A token for a REST request.</summary>
    /// <param name="key">The private key.</param>
    /// <param name="keyName">The name of the key: <c>organizations/…/apiKeys/…</c>.</param>
    /// <param name="request">Method, host and path, without the query.</param>
    /// <param name="now">The venue's time.</param>
    /// <param name="nonce">A random text, another one each time.</param>
    public static string ForRest(
        ECDsa key, string keyName, CoinbaseRequest request, DateTimeOffset now, string nonce) =>
        Create(key, keyName, $"{request.Method} {request.Host}{request.Path}", now, nonce);

    /// <summary>A token for a subscribe message on a socket.</summary>
    public static string ForSocket(ECDsa key, string keyName, DateTimeOffset now, string nonce) =>
        Create(key, keyName, null, now, nonce);

    private static string Create(ECDsa key, string keyName, string? uri, DateTimeOffset now, string nonce)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.KeySize != KeyBits)
            throw new ArgumentException("Coinbase takes ES256 only: a key on the curve P-256.", nameof(key));
        var header = Encode(writer =>
        {
            writer.WriteString("alg", "ES256");
            writer.WriteString("typ", "JWT");
            writer.WriteString("kid", keyName);
            writer.WriteString("nonce", nonce);
        });
        var claims = Encode(writer => WriteClaims(writer, keyName, uri, now));
        var signed = $"{header}.{claims}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static void WriteClaims(Utf8JsonWriter writer, string keyName, string? uri, DateTimeOffset now)
    {
        writer.WriteString("iss", "cdp");
        writer.WriteString("sub", keyName);
        writer.WriteNumber("nbf", now.ToUnixTimeSeconds());
        writer.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
        if (uri is not null)
            writer.WriteString("uri", uri);
    }

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }
}
