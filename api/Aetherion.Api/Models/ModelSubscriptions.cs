using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class ModelSubscriptions
{
    [GraphQLDescription(
        "What becomes of models, each event once and in order: after fromSequence, which is the last one seen, or from "
        + "now on.")]
    public static async Task<IAsyncEnumerable<ModelEventType>> ModelEventsAsync(
        ModelEventFeed feed, long? fromSequence = null, CancellationToken cancellationToken = default)
    {
        var last = await feed.FindLastAsync(cancellationToken);
        if (fromSequence < 0 || fromSequence > last)
        {
            throw ApiErrors.BadInput(
                nameof(fromSequence),
                $"The events of models are numbered from 1 to {last}; {fromSequence} cannot have been seen.");
        }
        return feed.ReadAsync(fromSequence ?? last, cancellationToken);
    }

    [GraphQLDescription("A training now and whenever it has changed; the subscription ends when the training has.")]
    public static async Task<IAsyncEnumerable<TrainingJobType>> TrainingProgressAsync(
        TrainingFeed feed, ITrainingJobs jobs, [ID] string id, CancellationToken cancellationToken = default) =>
        NodeIds.TryParseTraining(id, out var number) && await jobs.FindAsync(number, cancellationToken) is { } job
            ? feed.ReadAsync(job, cancellationToken)
            : throw ApiErrors.NotFound("training", id);
}
