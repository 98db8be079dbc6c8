using System.Collections.Concurrent;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Tests.Feeds;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>The grains that venues' feeds talk to, with real pipelines and without anything round them.</summary>
internal sealed class VenueGrains(int instruments = 0) : IGrainFactory
{
    private readonly ConcurrentDictionary<string, PipelineGrain> _symbols = new();
    private readonly ConcurrentDictionary<string, FakeVenueCatalog> _catalogs = new();
    private readonly ConcurrentDictionary<string, FakeFeedSwitches> _switches = new();

    public InstrumentCatalogAdapter Catalog { get; } = new(InstrumentCatalog.Simulated(instruments));

    public FakeBudget Budget { get; } = new();

    public FakeVenueCatalog CatalogOf(string venue) => _catalogs.GetOrAdd(venue, _ => new FakeVenueCatalog());

    public PipelineGrain Symbol(string id) => _symbols[id];

    public FakeFeedSwitches Switches(string id) => _switches.GetOrAdd(id, _ => new FakeFeedSwitches());

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        if (typeof(TGrainInterface) == typeof(IVenueBudgetGrain))
            return (TGrainInterface)(object)Budget;
        if (typeof(TGrainInterface) == typeof(IVenueCatalogGrain))
            return (TGrainInterface)(object)CatalogOf(primaryKey);
        if (typeof(TGrainInterface) == typeof(IFeedSwitchesGrain))
            return (TGrainInterface)(object)Switches(primaryKey);
        return (TGrainInterface)(object)_symbols.GetOrAdd(
            primaryKey, id => Catalog.TryGet(InstrumentId.Parse(id), out var instrument)
                ? new PipelineGrain(instrument)
                : throw new InvalidOperationException($"{id} is not known."));
    }

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();
}
