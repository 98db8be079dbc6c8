using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Venues;

/// <summary>The funding payments of an instrument behind its name.</summary>
public sealed class FundingGrain([PersistentState("funding", StorageNames.Market)] IPersistentState<FundingState> state)
    : Grain, IFundingGrain
{
    public async Task Keep(FundingPayment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        if (!state.State.Payments.IsEmpty && state.State.Payments[0].Time >= payment.Time)
            return;
        await state.StoreAsync(new FundingState
        {
            Payments = [payment, .. state.State.Payments.Take(FundingState.PaymentsMax - 1)],
        });
    }

    public Task<ImmutableArray<FundingPayment>> GetAll() => Task.FromResult(state.State.Payments);
}
