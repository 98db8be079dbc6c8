using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>What a venue listed, in memory.</summary>
internal sealed class FakeVenueCatalog : IVenueCatalogGrain
{
    private ImmutableArray<Instrument> _instruments = [];

    public Task Keep(Instrument instrument)
    {
        ImmutableInterlocked.Update(ref _instruments, known => known.Contains(instrument) ? known : known.Add(instrument));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Instrument>> GetAll() => Task.FromResult(_instruments);
}
