using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.Api.Requests;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>Asks for trainings and cancels them, each request once where it has a key.</summary>
internal sealed class TrainingChanges(ITrainingJobs jobs, IdempotentRequests requests)
{
    public async Task<TrainingPayload> EnqueueAsync(
        TrainModelInput input, TrainingJobRequest request, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new TrainingPayload(null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "trainModel",
            input.IdempotencyKey,
            input,
            async requestId => await TrainingQueue.WhyFullAsync(jobs, cancellationToken) is { } refusal
                ? new TrainingResult(null, refusal)
                : new TrainingResult(await jobs.EnqueueAsync(request, requestId, cancellationToken), null),
            cancellationToken);
        return ToPayload(result, input.ClientMutationId);
    }

    public async Task<TrainingPayload> CancelAsync(CancelTrainingInput input, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new TrainingPayload(null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "cancelTraining", input.IdempotencyKey, input, _ => CancelAsync(input.Id, cancellationToken), cancellationToken);
        return result is { Job: null, Refusal: null }
            ? new TrainingPayload(null, [Refused.NotFound("training", input.Id)], input.ClientMutationId)
            : ToPayload(result, input.ClientMutationId);
    }

    private async Task<TrainingResult> CancelAsync(string id, CancellationToken cancellationToken)
    {
        if (!NodeIds.TryParseTraining(id, out var number)
            || await jobs.CancelAsync(number, cancellationToken) is not { } job)
            return new TrainingResult(null, null);
        return job.State is TrainingJobState.Succeeded or TrainingJobState.Failed
            ? new TrainingResult(
                job, new Refusal(ModelRefusals.TrainingEnded, $"The training {number} has ended: {job.Message}"))
            : new TrainingResult(job, null);
    }

    private static TrainingPayload ToPayload(TrainingResult? result, string? clientMutationId)
    {
        ImmutableArray<IMutationError> errors = result is null
            ? [RequestKey.Conflict]
            : result.Refusal is { } refusal ? [Refused.Of(refusal)] : [];
        return new TrainingPayload(
            result?.Job is { } job ? new TrainingJobType(job) : null, errors, clientMutationId);
    }
}
