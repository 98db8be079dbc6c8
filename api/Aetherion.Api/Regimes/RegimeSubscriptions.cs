using Aetherion.Api.Access;
using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class RegimeSubscriptions
{
    [GraphQLDescription(
        "Changes of the regime of one instrument; without an id of all that are fed, each from a snapshot of its own. None is "
        + "missed: it resumes after fromSequence, the last change seen, as far as they are stored.")]
    public static IAsyncEnumerable<IRegimeEvent> RegimeChanged(
        StreamFeed feed,
        StreamServices services,
        IInstrumentCatalog catalog,
        IRegimeHistory history,
        RegimeRules rules,
        [ID] string? instrumentId = null,
        Timeframe timeframe = Timeframe.M1,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        if (instrumentId is null && fromSequence is not null)
            throw ApiErrors.BadInput(nameof(fromSequence), "Each instrument has sequences of its own: name one to resume.");
        var instruments = instrumentId is null ? catalog.Active : [catalog.Require(instrumentId)];
        var streams = instruments.Select(instrument => RegimeArguments.KeyOf(instrument.Id, timeframe)).Select(
            key => feed.ReadAsync<IRegimeEvent, RegimeChangeType>(
                (nameof(RegimeChanged), key),
                () => new RegimeHub(services, history, rules, key),
                StreamPosition.Of(fromSequence, epoch),
                maxRate: null,
                cancellationToken)).ToArray();
        return streams.Length == 1 ? streams[0] : StreamMerge.ReadAsync(streams, cancellationToken);
    }

    [GraphQLDescription(
        "The probabilities of the regimes at each bar's close, merged to at most maxRate a second. Resumes within the last 256 "
        + "bars.")]
    public static IAsyncEnumerable<IRegimeProbabilitiesEvent> RegimeProbabilities(
        StreamFeed feed,
        StreamServices services,
        IInstrumentCatalog catalog,
        [ID] string instrumentId,
        Timeframe timeframe = Timeframe.M1,
        int? maxRate = null,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        var key = RegimeArguments.KeyOf(catalog.Require(instrumentId).Id, timeframe);
        return feed.ReadAsync<IRegimeProbabilitiesEvent, RegimeProbabilitiesUpdateType>(
            (nameof(RegimeProbabilities), key),
            () => new RegimeProbabilitiesHub(services, key),
            StreamPosition.Of(fromSequence, epoch),
            maxRate,
            cancellationToken);
    }
}
