using System.Net;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Signs callers in by their API key.</summary>
internal sealed class ApiKeyCheck(ApiKeyCache keys, TimeProvider time) : ICredentialCheck, IRevocations
{
    public bool Reads(string credential) => credential.StartsWith(ApiKeySecret.Head, StringComparison.Ordinal);

    public ValueTask<SignInResult> SignInAsync(
        string credential, IPAddress? address, CancellationToken cancellationToken)
    {
        if (!ApiKeySecret.TryParse(credential, out var id, out var secret))
            return new ValueTask<SignInResult>(SignInResult.Refuse(Authenticator.Unknown));
        return keys.TryGetFresh(id, out var known)
            ? new ValueTask<SignInResult>(Check(known, secret, address))
            : ReadAndCheckAsync(id, secret, address, cancellationToken);
    }

    public bool IsRevoked(Caller caller) => caller.KeyId is { } id && keys.IsRevoked(id);

    private async ValueTask<SignInResult> ReadAndCheckAsync(
        string id, string secret, IPAddress? address, CancellationToken cancellationToken)
    {
        try
        {
            return Check(await keys.ReadAsync(id, cancellationToken), secret, address);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or TimeoutException)
        {
            return SignInResult.Unavailable("API keys cannot be checked now. Try again.");
        }
    }

    /// <summary>Who does not know the secret learns nothing of the key, not even that there is one.</summary>
    private SignInResult Check(KnownApiKey? known, string secret, IPAddress? address)
    {
        if (known is null || !ApiKeySecret.Matches(secret, known.Stored.SecretHash))
            return SignInResult.Refuse(Authenticator.Unknown);
        var now = time.GetUtcNow().UtcDateTime;
        if (known.IsRevoked)
            return SignInResult.Refuse("This API key was revoked. Use another.");
        if (known.IsExpired(now))
            return SignInResult.Refuse("This API key has expired. Rotate keys before they do.");
        if (!known.MayComeFrom(address))
            return SignInResult.Refuse($"This API key may not be used from {address}.");
        keys.NoteUse(known, now, address);
        return SignInResult.Of(known.Caller);
    }
}
