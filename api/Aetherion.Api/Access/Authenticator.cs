using System.Net;
using Aetherion.Api.Audit;
using Aetherion.Api.Limits;

namespace Aetherion.Api.Access;

/// <summary>Finds out who a credential belongs to.</summary>
internal sealed class Authenticator(
    IEnumerable<ICredentialCheck> checks, AddressLimits limits, SignInRefusals refusals)
{
    /// <summary>The longest credential that is looked at.</summary>
    public const int CredentialLengthMax = 8192;

    public const string Unknown = "The credential is not valid here. Sign in again, or check the API key.";

    private readonly ICredentialCheck[] _checks = [.. checks];

    /// <summary>A refusal slows the address down and goes into the audit log.</summary>
    public async ValueTask<SignInResult> SignInAsync(
        string credential, IPAddress? address, CancellationToken cancellationToken)
    {
        var result = await CheckAsync(credential, address, cancellationToken);
        if (result is { Caller: null, IsUnavailable: false })
        {
            limits.ReportFailure(address);
            refusals.Report(result.Refusal!, address);
        }
        return result;
    }

    private ValueTask<SignInResult> CheckAsync(
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
