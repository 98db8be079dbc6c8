using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Says whether this process can do its work now, check by check. Asking is cheap and touches no network.
/// </summary>
public interface IReadiness
{
    /// <summary>The state of everything the process depends on, in a fixed order.</summary>
    ImmutableArray<ReadinessCheck> Check();
}
