using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class TrainingQueries
{
    [GraphQLDescription("The training of an id.")]
    public static async Task<TrainingJobType?> GetTrainingJobAsync(
        ITrainingJobs jobs, [ID] string id, CancellationToken cancellationToken) =>
        NodeIds.TryParseTraining(id, out var number) && await jobs.FindAsync(number, cancellationToken) is { } job
            ? new TrainingJobType(job)
            : throw ApiErrors.NotFound("training", id);

    [GraphQLDescription("The latest trainings, newest first.")]
    public static async Task<ImmutableArray<TrainingJobType>> GetTrainingJobsAsync(
        ITrainingJobs jobs, int first = PageSize.Default, CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        return [.. (await jobs.ListAsync(first, cancellationToken)).Select(job => new TrainingJobType(job))];
    }
}
