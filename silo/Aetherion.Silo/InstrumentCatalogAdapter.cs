using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo;

/// <summary>The domain's catalog behind the port that grains and API know.</summary>
public sealed class InstrumentCatalogAdapter(InstrumentCatalog catalog) : IInstrumentCatalog
{
    public ImmutableArray<Instrument> Active => catalog.Active;

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) =>
        catalog.TryGet(id, out instrument);
}
