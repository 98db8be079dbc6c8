using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>A token whose signature has been checked with a version of its issuer's keys.</summary>
internal sealed record VerifiedToken(Caller Caller, IssuerKeys Keys, int KeysVersion, DateTime ValidFrom)
{
    public bool IsCurrent(DateTime now) =>
        KeysVersion == Keys.Version && ValidFrom <= now && now < Caller.ExpiresTime;
}
