using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Venues;

/// <summary>The switches of a symbol behind its name.</summary>
public sealed class FeedSwitchesGrain(
    [PersistentState("feed-switches", StorageNames.Market)] IPersistentState<FeedSwitchesState> state)
    : Grain, IFeedSwitchesGrain
{
    public async Task Keep(FeedSwitch feedSwitch)
    {
        ArgumentNullException.ThrowIfNull(feedSwitch);
        if (state.State.Switches.Contains(feedSwitch))
            return;
        await state.StoreAsync(new FeedSwitchesState
        {
            Switches = [feedSwitch, .. state.State.Switches.Take(FeedSwitchesState.SwitchesMax - 1)],
        });
    }

    public Task<ImmutableArray<FeedSwitch>> GetAll() => Task.FromResult(state.State.Switches);
}
