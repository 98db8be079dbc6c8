using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class SymbolQueries
{
    private const string CursorKind = "instrument";

    [GraphQLDescription("The instruments that are fed, in order of display.")]
    [UsePaging(DefaultPageSize = PageSize.Max)]
    public static Connection<InstrumentType> GetInstruments(
        IInstrumentCatalog catalog, PagingArguments paging, Market? market = null)
    {
        var matching = catalog.Active.Where(instrument => market is null || instrument.Market == market)
            .Select(instrument => new InstrumentType(instrument))
            .ToImmutableArray();
        return ListPage.Make(matching, node => node.Id, CursorKind, paging);
    }

    [GraphQLDescription("The instrument of an id such as sim:BTC-USD; null when it is not known.")]
    public static InstrumentType? GetInstrument(IInstrumentCatalog catalog, [ID] string id) =>
        InstrumentId.TryParse(id, null, out var key) && catalog.TryGet(key, out var instrument)
            ? new InstrumentType(instrument)
            : null;
}
