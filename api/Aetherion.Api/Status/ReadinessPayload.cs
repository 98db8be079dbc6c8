using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Status;

/// <summary>Whether the service can do its work, and each thing that needs.</summary>
/// <param name="Ready">Whether all of them can be used.</param>
/// <param name="Checks">Each of them.</param>
internal sealed record ReadinessPayload(bool Ready, ImmutableArray<ReadinessCheck> Checks)
{
    public static ReadinessPayload Of(ImmutableArray<ReadinessCheck> checks) =>
        new(checks.All(check => check.IsReady), checks);
}
