using Aetherion.Api.Access;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class SymbolSubscriptions
{
    private const int CandleRateDefault = 4;

    [GraphQLDescription(
        "Trades as they come, at most maxRate a second; without one, every trade that the reader keeps up with.")]
    public static IAsyncEnumerable<TickUpdateType> Tick(
        TickFeed feed,
        IInstrumentCatalog catalog,
        [ID] string instrumentId,
        int? maxRate = null,
        CancellationToken cancellationToken = default)
    {
        TimeSpan? interval = maxRate is { } rate ? UpdateRate.ToInterval(rate) : null;
        return feed.ReadAsync(catalog.Require(instrumentId), interval, cancellationToken);
    }

    [GraphQLDescription("Every closed bar, and the forming one at most maxRate times a second.")]
    public static IAsyncEnumerable<CandleUpdateType> Candle(
        CandleFeed feed,
        IInstrumentCatalog catalog,
        [ID] string instrumentId,
        Timeframe timeframe,
        int? maxRate = CandleRateDefault,
        CancellationToken cancellationToken = default)
    {
        var interval = UpdateRate.ToInterval(maxRate ?? CandleRateDefault);
        return feed.ReadAsync(catalog.Require(instrumentId), timeframe, interval, cancellationToken);
    }
}
