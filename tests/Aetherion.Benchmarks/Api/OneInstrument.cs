using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Api;

/// <summary>A catalogue of a single instrument.</summary>
internal sealed class OneInstrument : IInstrumentCatalog
{
    public static readonly Instrument Instrument =
        new(InstrumentId.Parse("sim:BTC-USD"), Market.Crypto, "BTC", "USD", 0.1m, 0.0001m, 10m);

    public ImmutableArray<Instrument> Active { get; } = [Instrument];

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = id == Instrument.Id ? Instrument : null;
        return instrument is not null;
    }
}
