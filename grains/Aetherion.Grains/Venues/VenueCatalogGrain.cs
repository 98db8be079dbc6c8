using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Venues;

/// <summary>A venue's list behind its name.</summary>
public sealed class VenueCatalogGrain(
    [PersistentState("venue-catalog", StorageNames.Market)] IPersistentState<VenueCatalogState> state)
    : Grain, IVenueCatalogGrain
{
    public async Task Keep(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var known = state.State.Instruments.GetValueOrDefault(instrument.Id.Symbol);
        if (known == instrument)
            return;
        if (known is not null && (known.PriceTick != instrument.PriceTick || known.QuantityStep != instrument.QuantityStep))
            throw new InvalidDataException(
                $"What is stored of {instrument.Id} is counted in {known.PriceTick} and {known.QuantityStep}, "
                + $"and would be misread in {instrument.PriceTick} and {instrument.QuantityStep}.");
        await state.StoreAsync(new VenueCatalogState
        {
            Instruments = state.State.Instruments.SetItem(instrument.Id.Symbol, instrument),
        });
    }

    public Task<ImmutableArray<Instrument>> GetAll() =>
        Task.FromResult<ImmutableArray<Instrument>>([.. state.State.Instruments.Values]);
}
