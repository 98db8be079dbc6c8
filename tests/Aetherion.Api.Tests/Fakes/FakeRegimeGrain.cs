using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeRegimeGrain : IRegimeGrain
{
    public RegimeEstimate? Estimate { get; set; }

    public Task<RegimeEstimate?> GetEstimate() => Task.FromResult(Estimate);

    public RegimeExplanation? Explanation { get; set; }

    public Task<RegimeExplanation?> GetExplanation() => Task.FromResult(Explanation);

    public Task<ImmutableArray<RegimeBar>> GetRecentBars(long afterSequence, int limit) =>
        throw new NotSupportedException();

    public Task Checkpoint() => throw new NotSupportedException();
}
