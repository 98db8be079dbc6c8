using Aetherion.GrainHost.Core;

namespace Aetherion.GrainHost.Local;

/// <summary>What a grain host has at this moment; a singleton of the application's services.</summary>
public sealed class GrainHostStatistics
{
    private readonly LocalGrainRuntime _runtime;

    internal GrainHostStatistics(LocalGrainRuntime runtime) => _runtime = runtime;

    /// <summary>The grains that are in memory.</summary>
    public int ActivationCount => _runtime.Directory.Count;

    /// <summary>The calls that await an answer.</summary>
    public int PendingCallCount => _runtime.PendingCount;
}
