using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Aetherion.Api.Access;

/// <summary>
/// Signs callers in by a JSON Web Token (RFC 7519) of a configured issuer, with the precautions of RFC 8725: the issuer
/// is found by name, its keys come from its configured address, and nothing in the token says where to look for a key or
/// which kind of signature to believe.
/// </summary>
internal sealed class TokenCheck : ICredentialCheck, IDisposable
{
    /// <summary>Verified tokens held; when there are more, all are verified again.</summary>
    public const int TokensMax = 10_000;

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(5);

    private readonly JsonWebTokenHandler _handler = new()
    {
        MaximumTokenSizeInBytes = Authenticator.CredentialLengthMax,
        MapInboundClaims = false,
    };

    private readonly ConcurrentDictionary<string, VerifiedToken> _verified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IssuerOptions Options, IssuerKeys Keys)> _issuers;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public TokenCheck(SignInOptions options, TimeProvider time, ILogger<TokenCheck> logger)
    {
        _time = time;
        // A redirection could lead to a host that nobody configured.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = FetchTimeout,
            MaxResponseContentBufferSize = IssuerKeys.BytesMax,
        };
        _issuers = options.Issuers.ToDictionary(
            issuer => issuer.Issuer,
            issuer => (issuer, new IssuerKeys(issuer, _http, time, logger)),
            StringComparer.Ordinal);
    }

    public bool Reads(string credential) => credential.AsSpan().Count('.') == 2;

    public ValueTask<SignInResult> SignInAsync(
        string credential, IPAddress? address, CancellationToken cancellationToken) =>
        _verified.TryGetValue(credential, out var known) && known.IsCurrent(Now)
            ? new ValueTask<SignInResult>(SignInResult.Of(known.Caller))
            : VerifyAsync(credential, cancellationToken);

    public void Dispose()
    {
        foreach (var (_, keys) in _issuers.Values)
            keys.Dispose();
        _http.Dispose();
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private static SignInResult Unknown => SignInResult.Refuse(Authenticator.Unknown);

    private async ValueTask<SignInResult> VerifyAsync(string credential, CancellationToken cancellationToken)
    {
        if (!TryRead(credential, out var token)
            || !_issuers.TryGetValue(token.Issuer, out var issuer)
            || !issuer.Options.Algorithms.Contains(token.Alg)
            || !IsPlainAccessToken(token))
            return Unknown;
        var keyId = string.IsNullOrEmpty(token.Kid) ? null : token.Kid;
        if (await issuer.Keys.FindAsync(keyId, cancellationToken) is not { } keys)
            return SignInResult.Unavailable("The issuer of the token cannot be asked for its keys now. Try again.");
        var version = issuer.Keys.Version;
        if (keys.IsEmpty || !await IsValidAsync(token, issuer.Options, keys))
            return Unknown;
        return TokenClaims.TryRead(token, issuer.Options, out var caller, out var problem)
            ? SignInResult.Of(Keep(credential, new VerifiedToken(
                caller, issuer.Keys, version, EarliestOf(token, issuer.Options))))
            : SignInResult.Refuse(problem);
    }

    private static DateTime EarliestOf(JsonWebToken token, IssuerOptions issuer) =>
        token.ValidFrom == DateTime.MinValue ? DateTime.MinValue : token.ValidFrom - issuer.ClockSkew;

    private bool TryRead(string credential, out JsonWebToken token)
    {
        token = null!;
        try
        {
            token = _handler.ReadJsonWebToken(credential);
            return token is { Issuer.Length: > 0, IsEncrypted: false };
        }
        // The reader throws what its parts do for text that is no token.
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>
    /// A token of another kind (an id token's logout, a device's proof ...) is none to sign in with, and what must be
    /// understood (<c>crit</c>) is not.
    /// </summary>
    private static bool IsPlainAccessToken(JsonWebToken token) =>
        (string.IsNullOrEmpty(token.Typ)
            || token.Typ.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            || token.Typ.Equals("at+jwt", StringComparison.OrdinalIgnoreCase)
            || token.Typ.Equals("application/at+jwt", StringComparison.OrdinalIgnoreCase))
        && !token.TryGetHeaderValue<object>("crit", out _)
        && !token.TryGetHeaderValue<object>("b64", out _);

    private async Task<bool> IsValidAsync(JsonWebToken token, IssuerOptions issuer, ImmutableArray<JsonWebKey> keys)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer.Issuer,
            ValidAudience = issuer.Audience,
            ValidAlgorithms = issuer.Algorithms,
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, to, _, _) =>
                to is { } end && Now < end + issuer.ClockSkew && (from is null || Now >= from - issuer.ClockSkew),
        });
        return result.IsValid;
    }

    private Caller Keep(string credential, VerifiedToken verified)
    {
        if (_verified.Count >= TokensMax)
            _verified.Clear();
        _verified[credential] = verified;
        return verified.Caller;
    }
}
