using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Knows which sign-ins are no longer good before their time is over.</summary>
internal interface IRevocations
{
    bool IsRevoked(Caller caller);
}
