using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeCatalog(params ImmutableArray<Instrument> active) : IInstrumentCatalog
{
    public ImmutableArray<Instrument> Active => active;

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = active.FirstOrDefault(candidate => candidate.Id == id);
        return instrument is not null;
    }
}
