using Aetherion.Api.Access;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class RegimeSubscriptions
{
    [GraphQLDescription("Changes of the regime of one instrument, or without an id of all that are fed.")]
    public static IAsyncEnumerable<RegimeChangeType> RegimeChanged(
        RegimeFeed feed,
        IInstrumentCatalog catalog,
        [ID] string? instrumentId = null,
        Timeframe timeframe = Timeframe.M1,
        CancellationToken cancellationToken = default)
    {
        var instruments = instrumentId is null ? catalog.Active : [catalog.Require(instrumentId)];
        var keys = instruments.Select(instrument => RegimeArguments.KeyOf(instrument.Id, timeframe));
        return feed.ReadAsync([.. keys], cancellationToken);
    }
}
