using System.Net;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Limits;

/// <summary>Signs in whoever says tenant and role: <c>acme:Trader</c>; anything else is refused.</summary>
internal sealed class NamedSignIn : ICredentialCheck
{
    public bool Reads(string credential) => true;

    public ValueTask<SignInResult> SignInAsync(string credential, IPAddress? address, CancellationToken cancellationToken) =>
        new(credential.Split(':') is [var tenant, var role] && Enum.TryParse<AccessRole>(role, out var known)
            ? SignInResult.Of(new Caller(tenant, "anna", known, AccessScopes.All))
            : SignInResult.Refuse(Authenticator.Unknown));
}
