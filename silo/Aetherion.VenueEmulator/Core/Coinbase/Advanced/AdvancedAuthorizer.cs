using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Checks the tokens of requests and of subscribe messages.</summary>
internal sealed class AdvancedAuthorizer(IReadOnlyList<AdvancedKey> keys)
{
    private const string Scheme = "Bearer ";
    private const int PartCount = 3;
    private const long LifetimeMax = 120;
    private const long LeewaySeconds = 5;

    /// <summary>The account of a request's token; null when it is none for this very request.</summary>
    public string? Check(VenueRequest request, string path, DateTime venueTime)
    {
        var header = request.Header("Authorization");
        return header.StartsWith(Scheme, StringComparison.Ordinal)
            ? Check(header[Scheme.Length..], $"{request.Method} {request.Header("Host")}{path}", venueTime)
            : null;
    }

    /// <summary>The account of a subscribe message's token, which is for no address.</summary>
    public string? CheckSocket(string token, DateTime venueTime) => Check(token, null, venueTime);

    private string? Check(string token, string? uri, DateTime venueTime)
    {
        var parts = token.Split('.');
        if (parts.Length != PartCount)
            return null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var name = Text(header, "kid");
            if (Text(header, "alg") != "ES256" || Text(header, "nonce").Length == 0
                || keys.FirstOrDefault(each => each.Name == name) is not { } key
                || !AreFor(claims, name, uri, venueTime))
                return null;
            return key.Verifies(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]))
                ? key.Account
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool AreFor(JsonDocument claims, string name, string? uri, DateTime venueTime)
    {
        var now = (long)(venueTime - DateTime.UnixEpoch).TotalSeconds;
        var (begin, end) = (claims.RootElement.GetProperty("nbf").GetInt64(), claims.RootElement.GetProperty("exp").GetInt64());
        return Text(claims, "iss") == "cdp" && Text(claims, "sub") == name && Text(claims, "uri") == (uri ?? "")
            && begin <= now + LeewaySeconds && end > now && end - begin <= LifetimeMax;
    }

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
