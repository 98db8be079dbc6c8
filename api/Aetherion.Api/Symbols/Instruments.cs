using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>Finds instruments that a caller names.</summary>
internal static class Instruments
{
    /// <exception cref="Aetherion.GraphQL.Execution.GraphQLException">There is none of that id.</exception>
    public static Instrument Require(this IInstrumentCatalog catalog, string id) =>
        InstrumentId.TryParse(id, null, out var key) && catalog.TryGet(key, out var instrument)
            ? instrument
            : throw ApiErrors.NotFound("instrument", id);

    /// <summary>The instrument of an id; null without one, and when it is not in the catalogue any more.</summary>
    public static InstrumentType? Find(this IInstrumentCatalog catalog, InstrumentId? id) =>
        id is { } known && catalog.TryGet(known, out var instrument) ? new InstrumentType(instrument) : null;

    /// <summary>
    /// The instrument of a bot or order; one that was taken out of the catalogue is an error of the host.
    /// </summary>
    public static Instrument Require(this IInstrumentCatalog catalog, InstrumentId id) =>
        catalog.TryGet(id, out var instrument)
            ? instrument
            : throw new InvalidOperationException($"The instrument {id} is used but not in the catalogue.");
}
