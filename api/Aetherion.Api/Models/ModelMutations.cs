using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[MutationType]
[Authorize(AccessPolicies.Operate)]
internal static class ModelMutations
{
    [GraphQLDescription("Puts a model in charge of its scope. What runs takes it over between two bars.")]
    public static async Task<ModelPayload> PromoteModelAsync(
        ModelChanges changes, IModelPromoter promoter, PromoteModelInput input, CancellationToken cancellationToken)
    {
        var version = NodeIds.ToModelVersion(input.Id);
        if (await changes.CheckAsync(input.Id, input.Reason, cancellationToken) is { } error)
            return new ModelPayload(null, null, [error], input.ClientMutationId);
        var change = await promoter.PromoteAsync(
            version, NodeIds.ToModelVersion(input.ExpectedChampion), changes.Actor, ModelChanges.ReasonOf(input.Reason),
            cancellationToken);
        return await changes.ToPayloadAsync(change, version, input.ClientMutationId, cancellationToken);
    }

    [GraphQLDescription("Undoes the latest promotion of a scope: the champion before it is in charge again, or none.")]
    public static async Task<ModelPayload> RollBackModelAsync(
        ModelChanges changes, IModelPromoter promoter, RollBackModelInput input, CancellationToken cancellationToken)
    {
        if (!ModelScope.TryParse(input.Scope, null, out var scope))
            return new ModelPayload(null, null, [ModelChanges.NoScope(input.Scope)], input.ClientMutationId);
        if (await changes.CheckAsync(input.ExpectedChampion, input.Reason, cancellationToken) is { } error)
            return new ModelPayload(null, null, [error], input.ClientMutationId);
        var change = await promoter.RollBackAsync(
            scope, NodeIds.ToModelVersion(input.ExpectedChampion), changes.Actor, ModelChanges.ReasonOf(input.Reason),
            cancellationToken);
        return await changes.ToPayloadAsync(change, change.Event?.Version, input.ClientMutationId, cancellationToken);
    }

    [GraphQLDescription(
        "Lets a model run beside the champion of its scope, where it decides nothing; without an id none.")]
    public static async Task<ModelPayload> SetChallengerAsync(
        ModelChanges changes, IModelPromoter promoter, SetChallengerInput input, CancellationToken cancellationToken)
    {
        if (!ModelScope.TryParse(input.Scope, null, out var scope))
            return new ModelPayload(null, null, [ModelChanges.NoScope(input.Scope)], input.ClientMutationId);
        if (await changes.CheckAsync(input.Id, input.Reason, cancellationToken) is { } error)
            return new ModelPayload(null, null, [error], input.ClientMutationId);
        var version = NodeIds.ToModelVersion(input.Id);
        var change = await promoter.SetChallengerAsync(
            scope, version, changes.Actor, ModelChanges.ReasonOf(input.Reason), cancellationToken);
        return await changes.ToPayloadAsync(change, version, input.ClientMutationId, cancellationToken);
    }

    [GraphQLDescription("Trains a model in the background on the stored bars of an instrument.")]
    public static async Task<TrainingPayload> TrainModelAsync(
        TrainingRequestReader reader, ITrainingJobs jobs, TrainModelInput input, CancellationToken cancellationToken)
    {
        var (request, errors) = reader.Read(input);
        if (request is null)
            return new TrainingPayload(null, errors, input.ClientMutationId);
        if (await TrainingQueue.WhyFullAsync(jobs, cancellationToken) is { } refusal)
            return new TrainingPayload(null, [Refused.Of(refusal)], input.ClientMutationId);
        var job = await jobs.EnqueueAsync(request, cancellationToken);
        return new TrainingPayload(new TrainingJobType(job), [], input.ClientMutationId);
    }

    [GraphQLDescription("Ends a training that waits, and asks one that runs to end; no model comes of it.")]
    public static async Task<TrainingPayload> CancelTrainingAsync(
        ITrainingJobs jobs, CancelTrainingInput input, CancellationToken cancellationToken)
    {
        if (!NodeIds.TryParseTraining(input.Id, out var number)
            || await jobs.CancelAsync(number, cancellationToken) is not { } job)
            return new TrainingPayload(null, [Refused.NotFound("training", input.Id)], input.ClientMutationId);
        ImmutableArray<IMutationError> errors = job.State is TrainingJobState.Succeeded or TrainingJobState.Failed
            ? [new Refused(ModelRefusals.TrainingEnded, $"The training {number} has ended: {job.Message}")]
            : [];
        return new TrainingPayload(new TrainingJobType(job), errors, input.ClientMutationId);
    }
}
