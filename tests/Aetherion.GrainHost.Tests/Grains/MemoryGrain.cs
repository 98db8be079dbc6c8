using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class MemoryGrain([PersistentState("items", "memory")] IPersistentState<List<string>> state)
    : Grain, IMemoryGrain
{
    public async Task<List<string>> AddTwice(string item)
    {
        state.State.Add(item);
        await state.WriteStateAsync();
        state.State.Add(item);
        await state.WriteStateAsync();
        return state.State;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
