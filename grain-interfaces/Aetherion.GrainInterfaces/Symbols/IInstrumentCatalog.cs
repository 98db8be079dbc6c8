using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The instruments this service knows.</summary>
public interface IInstrumentCatalog
{
    /// <summary>Those that are fed, in order of display.</summary>
    ImmutableArray<Instrument> Active { get; }

    /// <summary>Finds any known instrument, fed or not.</summary>
    bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument);
}
