using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Benchmarks.Api;

/// <summary>A regime before its first bar.</summary>
public sealed class UnknownRegimeGrain : Grain, IRegimeGrain
{
    public Task<RegimeEstimate?> GetEstimate() => Task.FromResult<RegimeEstimate?>(null);

    public Task<RegimeExplanation?> GetExplanation() => Task.FromResult<RegimeExplanation?>(null);

    public Task<ImmutableArray<RegimeBar>> GetRecentBars(long afterSequence, int limit) =>
        Task.FromResult<ImmutableArray<RegimeBar>>([]);

    public Task Checkpoint() => Task.CompletedTask;
}
