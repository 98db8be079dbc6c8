using System.Net;

namespace Aetherion.Api.Access;

/// <summary>Knows one kind of credential.</summary>
internal interface ICredentialCheck
{
    /// <summary>Whether the text looks like one of this kind.</summary>
    bool Reads(string credential);

    /// <summary>Signs the caller in, or says why not.</summary>
    ValueTask<SignInResult> SignInAsync(string credential, IPAddress? address, CancellationToken cancellationToken);
}
