using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Whose request this is. It comes from how the caller signed in, never from an argument.</summary>
public interface ICallerContext
{
    Caller Caller { get; }

    string Tenant => Caller.Tenant;

    /// <summary>Whether nobody has signed in, which only what is declared for it allows.</summary>
    bool IsAnonymous => Caller.Tenant.Length == 0;
}
