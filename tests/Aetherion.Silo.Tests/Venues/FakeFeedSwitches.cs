using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>Which venue fed a symbol when, in memory.</summary>
internal sealed class FakeFeedSwitches : IFeedSwitchesGrain
{
    private ImmutableArray<FeedSwitch> _switches = [];

    public Task Keep(FeedSwitch feedSwitch)
    {
        ImmutableInterlocked.Update(ref _switches, known => known.Insert(0, feedSwitch));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<FeedSwitch>> GetAll() => Task.FromResult(_switches);
}
