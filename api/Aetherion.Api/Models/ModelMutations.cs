using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[MutationType]
[Authorize(AccessPolicies.Operate)]
internal static class ModelMutations
{
    [GraphQLDescription("Puts a model in charge of its scope. What runs takes it over between two bars.")]
    public static Task<ModelPayload> PromoteModelAsync(
        ModelChanges changes, IModelPromoter promoter, PromoteModelInput input, CancellationToken cancellationToken)
    {
        var version = NodeIds.ToModelVersion(input.Id);
        return changes.RunAsync(
            "promoteModel",
            input,
            new ModelRequest(input.Id, input.Reason, input.IdempotencyKey, input.ClientMutationId),
            (actor, reason) => promoter.PromoteAsync(
                version, NodeIds.ToModelVersion(input.ExpectedChampion), actor, reason, cancellationToken),
            _ => version,
            cancellationToken);
    }

    [GraphQLDescription("Undoes the latest promotion of a scope: the champion before it is in charge again, or none.")]
    public static async Task<ModelPayload> RollBackModelAsync(
        ModelChanges changes, IModelPromoter promoter, RollBackModelInput input, CancellationToken cancellationToken) =>
        !ModelScope.TryParse(input.Scope, null, out var scope)
            ? new ModelPayload(null, null, [ModelChanges.NoScope(input.Scope)], input.ClientMutationId)
            : await changes.RunAsync(
                "rollBackModel",
                input,
                new ModelRequest(input.ExpectedChampion, input.Reason, input.IdempotencyKey, input.ClientMutationId),
                (actor, reason) => promoter.RollBackAsync(
                    scope, NodeIds.ToModelVersion(input.ExpectedChampion), actor, reason, cancellationToken),
                change => change.Event?.Version,
                cancellationToken);

    [GraphQLDescription(
        "Lets a model run beside the champion of its scope, where it decides nothing; without an id none.")]
    public static async Task<ModelPayload> SetChallengerAsync(
        ModelChanges changes, IModelPromoter promoter, SetChallengerInput input, CancellationToken cancellationToken)
    {
        if (!ModelScope.TryParse(input.Scope, null, out var scope))
            return new ModelPayload(null, null, [ModelChanges.NoScope(input.Scope)], input.ClientMutationId);
        var version = NodeIds.ToModelVersion(input.Id);
        return await changes.RunAsync(
            "setChallenger",
            input,
            new ModelRequest(input.Id, input.Reason, input.IdempotencyKey, input.ClientMutationId),
            (actor, reason) => promoter.SetChallengerAsync(scope, version, actor, reason, cancellationToken),
            _ => version,
            cancellationToken);
    }

    [GraphQLDescription("Trains a model in the background on the bars of an instrument, stored ones or a file's.")]
    public static async Task<TrainingPayload> TrainModelAsync(
        TrainingRequestReader reader, TrainingChanges changes, TrainModelInput input, CancellationToken cancellationToken)
    {
        var (request, errors) = reader.Read(input);
        return request is null
            ? new TrainingPayload(null, errors, input.ClientMutationId)
            : await changes.EnqueueAsync(input, request, cancellationToken);
    }

    [GraphQLDescription("Ends a training that waits, and asks one that runs to end; no model comes of it.")]
    public static Task<TrainingPayload> CancelTrainingAsync(
        TrainingChanges changes, CancelTrainingInput input, CancellationToken cancellationToken) =>
        changes.CancelAsync(input, cancellationToken);
}
