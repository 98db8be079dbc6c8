using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Aetherion.Api.Access;

/// <summary>Reads who a verified token says the caller is.</summary>
internal static class TokenClaims
{
    private const int ActorLengthMax = 255;

    public static bool TryRead(
        JsonWebToken token,
        IssuerOptions issuer,
        [NotNullWhen(true)] out Caller? caller,
        [NotNullWhen(false)] out string? problem)
    {
        caller = null;
        problem = null;
        using var claims = Parse(token);
        if (claims is null)
            problem = "A claim of the token is there twice.";
        else if (token.Subject is not { Length: > 0 and <= ActorLengthMax } subject)
            problem = Missing("sub");
        else if (TextOf(claims, issuer.TenantClaim) is not { } tenant || !SymbolKey.IsRun(tenant))
            problem = Missing(issuer.TenantClaim);
        else if (!TryReadRole(TextOf(claims, issuer.RoleClaim), out var role))
            problem = Missing(issuer.RoleClaim);
        else
            caller = new Caller(
                tenant, Actors.OfToken(issuer.Issuer, subject), role, ReadScopes(claims, issuer.ScopeClaim))
            {
                ExpiresTime = token.ValidTo + issuer.ClockSkew,
            };
        return caller is not null;
    }

    private static string Missing(string claim) =>
        $"The token's claim '{claim}' is missing or holds nothing that is known here.";

    private static bool TryReadRole(string? text, out AccessRole role)
    {
        role = default;
        foreach (var known in Enum.GetValues<AccessRole>())
        {
            if (!known.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                continue;
            role = known;
            return true;
        }
        return false;
    }

    // Of a claim that is there twice, another reader could take the other.
    private static JsonDocument? Parse(JsonWebToken token)
    {
        try
        {
            return JsonDocument.Parse(
                Base64Url.DecodeFromChars(token.EncodedPayload),
                new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonDocument claims, string claim) =>
        claims.RootElement.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Scopes of others (openid, email ...) are none of ours and mean nothing.</summary>
    private static AccessScopes ReadScopes(JsonDocument claims, string claim)
    {
        var scopes = AccessScopes.None;
        if (!claims.RootElement.TryGetProperty(claim, out var value))
            return scopes;
        var words = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Split(' '),
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!),
            _ => [],
        };
        foreach (var word in words)
            scopes |= word switch
            {
                "read" => AccessScopes.Read,
                "trade" => AccessScopes.Trade,
                "admin" => AccessScopes.Admin,
                _ => AccessScopes.None,
            };
        return scopes;
    }
}
