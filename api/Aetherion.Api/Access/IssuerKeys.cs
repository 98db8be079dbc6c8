using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Aetherion.Api.Access;

/// <summary>
/// The keys an issuer publishes, fetched from the configured address and nowhere else. While the address does not answer
/// the last keys go on being used, for <see cref="StaleMax"/> at most. A key that is not among them is fetched for at
/// once, but not more often than every <see cref="RefetchInterval"/>, whatever callers send.
/// </summary>
internal sealed partial class IssuerKeys(
    IssuerOptions issuer, HttpClient http, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>Keys of an issuer.</summary>
    public const int KeysMax = 100;

    /// <summary>Bytes of the issuer's answer.</summary>
    public const int BytesMax = 256 * 1024;

    public static readonly TimeSpan RefreshAfter = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan RefetchInterval = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan StaleMax = TimeSpan.FromHours(24);

    private const int RsaBitsMin = 2048;
    private const string Curve = "P-256";
    private const int CurveBytes = 32;

    private readonly SemaphoreSlim _fetching = new(1);
    private KeySet? _keys;
    private long? _triedTimestamp;

    // Those that were told of already; used by who fetches only.
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Grows whenever the keys have changed; what was verified with others is to be verified again.</summary>
    public int Version { get; private set; }

    /// <summary>
    /// The keys a token with this key id may be signed with: one, none, or without an id all. Null when none could be
    /// fetched.
    /// </summary>
    public async ValueTask<ImmutableArray<JsonWebKey>?> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        var keys = Volatile.Read(ref _keys);
        if (keys is null || !keys.Has(keyId))
            await FetchAsync(cancellationToken);
        else if (time.GetElapsedTime(keys.FetchedTimestamp) > RefreshAfter)
            _ = FetchAsync(CancellationToken.None);
        keys = Volatile.Read(ref _keys);
        return keys is null || time.GetElapsedTime(keys.FetchedTimestamp) > StaleMax ? null : keys.Find(keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited here takes what the one before has fetched.
            if (_triedTimestamp is { } tried && time.GetElapsedTime(tried) < RefetchInterval)
                return;
            _triedTimestamp = time.GetTimestamp();
            Take(await ReadAsync(cancellationToken));
        }
#pragma warning disable CA1031 // Whatever the issuer answers, the keys from before are kept, and it is told.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotFetched(issuer.JwksUri, exception.Message);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<ImmutableArray<JsonWebKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(issuer.JwksUri, cancellationToken);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        using var set = JsonDocument.Parse(text);
        return [.. set.RootElement.GetProperty("keys").EnumerateArray().Select(ReadKey).OfType<JsonWebKey>().Take(KeysMax)];
    }

    /// <summary>Null for a key that is of no use here. One that cannot be read does not keep the others out.</summary>
    private JsonWebKey? ReadKey(JsonElement element, int index)
    {
        try
        {
            var key = new JsonWebKey(element.GetRawText());
            return IsUsable(key) ? key : null;
        }
        // The library throws what its parts do for text that is no key.
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var name = NameOf(element) ?? string.Create(CultureInfo.InvariantCulture, $"number {index + 1}");
            if (_unreadable.Count < KeysMax && _unreadable.Add(name))
                LogUnreadable(name, issuer.JwksUri, exception.Message);
            return null;
        }
    }

    private static string? NameOf(JsonElement key) =>
        key.ValueKind == JsonValueKind.Object && key.TryGetProperty("kid", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    private void Take(ImmutableArray<JsonWebKey> keys)
    {
        Volatile.Write(ref _keys, new KeySet(keys, time.GetTimestamp()));
        Version++;
    }

    /// <summary>
    /// Public keys for signatures, of the kinds that are allowed: no shared secrets, no short keys, no other curve.
    /// </summary>
    private bool IsUsable(JsonWebKey key)
    {
        if (key.Use is { Length: > 0 } use && use != JsonWebKeyUseNames.Sig)
            return false;
        var algorithm = key.Kty switch
        {
            JsonWebAlgorithmsKeyTypes.RSA when key.N is not null && key.KeySize >= RsaBitsMin && Bytes(key.E) > 0 =>
                SecurityAlgorithms.RsaSha256,
            JsonWebAlgorithmsKeyTypes.EllipticCurve
                when key.Crv == Curve && Bytes(key.X) == CurveBytes && Bytes(key.Y) == CurveBytes =>
                SecurityAlgorithms.EcdsaSha256,
            _ => null,
        };
        return algorithm is not null
            && issuer.Algorithms.Contains(algorithm)
            && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm);
    }

    private static int Bytes(string? text) => text is null ? 0 : Base64UrlEncoder.DecodeBytes(text).Length;

    [LoggerMessage(LogLevel.Warning, "The key {Key} at {Address} cannot be read and is not used: {Message}")]
    private partial void LogUnreadable(string key, Uri address, string message);

    [LoggerMessage(LogLevel.Warning, "The keys at {Address} could not be fetched: {Message}")]
    private partial void LogNotFetched(Uri address, string message);

    private sealed record KeySet(ImmutableArray<JsonWebKey> Keys, long FetchedTimestamp)
    {
        public bool Has(string? keyId) => keyId is null ? !Keys.IsEmpty : Keys.Any(key => key.Kid == keyId);

        public ImmutableArray<JsonWebKey> Find(string? keyId) =>
            keyId is null ? Keys : [.. Keys.Where(key => key.Kid == keyId)];
    }
}
