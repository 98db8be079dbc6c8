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

    /// <summary>Whoever asks for the instruments waits for it.</summary>
    public Func<Task> BeforeGetAll { get; set; } = () => Task.CompletedTask;

    public async Task<ImmutableArray<Instrument>> GetAll()
    {
        await BeforeGetAll();
        return _instruments;
    }
}
