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
        "The best levels of a book and what changes in them, merged to at most maxRate a second. Resumes within the last "
        + "256 changes.")]
    public static IAsyncEnumerable<IOrderBookEvent> OrderBook(
        StreamFeed feed,
        StreamServices services,
        IInstrumentCatalog catalog,
        [ID] string instrumentId,
        int depth = OrderBookType.DepthDefault,
        long? fromSequence = null,
        int? maxRate = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        if (depth is < 1 or > OrderBookType.DepthMax)
            throw ApiErrors.BadInput(nameof(depth), $"The depth is from 1 to {OrderBookType.DepthMax}, not {depth}.");
        var instrument = catalog.Require(instrumentId);
        return feed.ReadAsync<IOrderBookEvent, BookDeltaType>(
            (nameof(OrderBook), instrument.Id, depth),
            () => new BookHub(services, instrument, depth),
            StreamPosition.Of(fromSequence, epoch),
            maxRate,
            cancellationToken);
    }

    [GraphQLDescription(
        "Trades as they come, merged to at most maxRate a second; without one, every trade that the reader keeps up with. "
        + "Resumes within the last 4,096 trades.")]
    public static IAsyncEnumerable<ITickEvent> Tick(
        StreamFeed feed,
        StreamServices services,
        IInstrumentCatalog catalog,
        [ID] string instrumentId,
        int? maxRate = null,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        var instrument = catalog.Require(instrumentId);
        return feed.ReadAsync<ITickEvent, TickUpdateType>(
            (nameof(Tick), instrument.Id),
            () => new TickHub(services, instrument),
            StreamPosition.Of(fromSequence, epoch),
            maxRate,
            cancellationToken);
    }

    [GraphQLDescription(
        "Every closed bar, and the forming one at most maxRate times a second. Resumes after fromSequence, the last closed "
        + "bar seen, as far as bars are stored.")]
    public static IAsyncEnumerable<ICandleEvent> Candle(
        StreamFeed feed,
        StreamServices services,
        IInstrumentCatalog catalog,
        IMarketDataHistory history,
        IRegimeHistory regimes,
        [ID] string instrumentId,
        Timeframe timeframe,
        int? maxRate = CandleRateDefault,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        var instrument = catalog.Require(instrumentId);
        return feed.ReadAsync<ICandleEvent, CandleUpdateType>(
            (nameof(Candle), instrument.Id, timeframe),
            () => new CandleHub(services, history, regimes, instrument, timeframe),
            StreamPosition.Of(fromSequence, epoch),
            maxRate ?? CandleRateDefault,
            cancellationToken);
    }
}
