using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Whose request this is. It comes from how the caller signed in, never from an argument.</summary>
public interface ICallerContext
{
    Caller Caller { get; }

    string Tenant => Caller.Tenant;
}
