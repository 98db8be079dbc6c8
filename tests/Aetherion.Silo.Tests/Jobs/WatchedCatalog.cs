using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Jobs;

/// <summary>A catalog that knows how often it was asked what is fed.</summary>
internal sealed class WatchedCatalog(InstrumentCatalogAdapter catalog) : IInstrumentCatalog
{
    private int _readCount;

    public int ReadCount => Volatile.Read(ref _readCount);

    public ImmutableArray<Instrument> Active
    {
        get
        {
            Interlocked.Increment(ref _readCount);
            return catalog.Active;
        }
    }

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) => catalog.TryGet(id, out instrument);
}
