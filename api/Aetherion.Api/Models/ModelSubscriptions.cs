using Aetherion.Api.Access;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class ModelSubscriptions
{
    [GraphQLDescription(
        "What becomes of models, alerts included, none missed. Resumes after fromSequence, which is the last one seen, as far "
        + "as events are stored.")]
    public static IAsyncEnumerable<IModelStreamEvent> ModelEvents(
        StreamFeed feed,
        StreamServices services,
        IModelRegistry registry,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default) =>
        feed.ReadAsync<IModelStreamEvent, ModelEventType>(
            nameof(ModelEvents),
            () => new ModelHub(services, registry),
            StreamPosition.Of(fromSequence, epoch),
            maxRate: null,
            cancellationToken);

    [GraphQLDescription(
        "A training whenever it has changed, merged to at most maxRate a second; the subscription ends when the training has. "
        + "Resumes within the last 256 changes.")]
    public static IAsyncEnumerable<ITrainingEvent> TrainingProgress(
        StreamFeed feed,
        StreamServices services,
        ITrainingJobs jobs,
        [ID] string id,
        int? maxRate = null,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default) => NodeIds.TryParseTraining(id, out var number)
        ? feed.ReadAsync<ITrainingEvent, TrainingUpdateType>(
            (nameof(TrainingProgress), number),
            () => new TrainingHub(services, jobs, number),
            StreamPosition.Of(fromSequence, epoch),
            maxRate,
            cancellationToken)
        : throw ApiErrors.NotFound("training", id);
}
