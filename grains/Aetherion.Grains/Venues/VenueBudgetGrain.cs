using Aetherion.Domain.Venues.Budgets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Venues;

/// <summary>A ledger behind a key.</summary>
public sealed class VenueBudgetGrain(
    [PersistentState("venue-budget", StorageNames.Market)] IPersistentState<VenueBudgetState> state, TimeProvider time)
    : Grain, IVenueBudgetGrain
{
    private RequestLedger _ledger = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ledger = VenueLimits.LedgerOf(this.GetPrimaryKeyString().Split('/')[0]);
        _ledger.Block(state.State.BlockedUntil);
        return Task.CompletedTask;
    }

    public Task<TimeSpan> Take(int weight, VenueRequestPriority priority) =>
        Task.FromResult(_ledger.Take(Now(), weight, priority));

    public Task Report(int used)
    {
        _ledger.Report(Now(), used);
        return Task.CompletedTask;
    }

    public async Task Block(TimeSpan? retryAfter)
    {
        var pause = retryAfter ?? VenueLimits.DefaultBlock;
        _ledger.Block(Now() + (pause < VenueLimits.BlockMax ? pause : VenueLimits.BlockMax));
        state.State = new VenueBudgetState { BlockedUntil = _ledger.BlockedUntil };
        await state.WriteStateAsync();
    }

    public Task<VenueBudget> Get() => Task.FromResult(new VenueBudget(
        _ledger.Limit, _ledger.Window, _ledger.Used, _ledger.BlockedUntil > Now() ? _ledger.BlockedUntil : null));

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
