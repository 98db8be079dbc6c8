using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Counts in memory and saves when it leaves.</summary>
public sealed class CounterGrain(
    [PersistentState("counter", "store")] IPersistentState<CounterState> state, Probe probe) : Grain, ICounterGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Record($"counter {this.GetPrimaryKeyString()} activates with {state.State.Value}");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record($"counter {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        if (reason.ReasonCode != DeactivationReasonCode.ApplicationError)
            await state.WriteStateAsync(cancellationToken);
    }

    public async Task<int> Increment()
    {
        var before = state.State.Value;
        await Task.Yield();
        state.State.Value = before + 1;
        return state.State.Value;
    }

    public Task<int> Get() => Task.FromResult(state.State.Value);

    public Task Save() => state.WriteStateAsync();

    public Task Reread() => state.ReadStateAsync();

    public Task Clear() => state.ClearStateAsync();

    public Task<string?> Etag() => Task.FromResult(state.Etag);

    public Task<bool> Exists() => Task.FromResult(state.RecordExists);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task SaveAndSwallow()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            await state.ReadStateAsync();
        }
    }
}
