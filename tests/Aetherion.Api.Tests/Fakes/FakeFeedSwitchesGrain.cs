using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Which venue fed a symbol when, in memory.</summary>
internal sealed class FakeFeedSwitchesGrain : IFeedSwitchesGrain
{
    private ImmutableArray<FeedSwitch> _switches = [];

    public Task Keep(FeedSwitch feedSwitch)
    {
        _switches = _switches.Insert(0, feedSwitch);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<FeedSwitch>> GetAll() => Task.FromResult(_switches);
}
