using System.Net;

namespace Aetherion.Api.Access;

/// <summary>Finds out who a credential belongs to.</summary>
internal sealed class Authenticator(IEnumerable<ICredentialCheck> checks)
{
    /// <summary>The longest credential that is looked at.</summary>
    public const int CredentialLengthMax = 8192;

    public const string Unknown = "The credential is not valid here. Sign in again, or check the API key.";

    private readonly ICredentialCheck[] _checks = [.. checks];

    public ValueTask<SignInResult> SignInAsync(
        string credential, IPAddress? address, CancellationToken cancellationToken)
    {
        if (credential.Length is 0 or > CredentialLengthMax)
            return new ValueTask<SignInResult>(SignInResult.Refuse(Unknown));
        foreach (var check in _checks)
        {
            if (check.Reads(credential))
                return check.SignInAsync(credential, address, cancellationToken);
        }
        return new ValueTask<SignInResult>(SignInResult.Refuse(Unknown));
    }
}
