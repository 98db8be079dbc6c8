using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class TrainingQueries
{
    private const string CursorKind = "job";

    [GraphQLDescription("The training of an id.")]
    public static async Task<TrainingJobType?> GetTrainingJobAsync(
        ITrainingJobs jobs, [ID] string id, CancellationToken cancellationToken) =>
        NodeIds.TryParseTraining(id, out var number) && await jobs.FindAsync(number, cancellationToken) is { } job
            ? new TrainingJobType(job)
            : throw ApiErrors.NotFound("training", id);

    [GraphQLDescription("The job of an id.")]
    public static async Task<IJob?> GetJobAsync(TrainingJobLoader jobs, [ID] string id) =>
        NodeIds.TryParseTraining(id, out var number) && await jobs.LoadAsync(number) is { } job
            ? new TrainingJobType(job)
            : throw ApiErrors.NotFound("job", id);

    [GraphQLDescription("Work in the background, by the time it was asked for.")]
    [UsePaging]
    public static async Task<Connection<IJob>> GetJobsAsync(
        ITrainingJobs jobs,
        PagingArguments paging,
        JobFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default)
    {
        var place = NumberPaging.Read(CursorKind, paging, orderBy);
        var found = await jobs.ReadAsync(new TrainingJobPage(where?.State, place), cancellationToken);
        return NumberPaging.Make<IJob>(
            [.. found.Select(job => new TrainingJobType(job))],
            CursorKind,
            node => ((TrainingJobType)node).Job.Number,
            paging);
    }

    [GraphQLDeprecated("Use jobs, which is paged.")]
    [GraphQLDescription("The latest trainings, newest first.")]
    public static async Task<ImmutableArray<TrainingJobType>> GetTrainingJobsAsync(
        ITrainingJobs jobs, int first = PageSize.Default, CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        return [.. (await jobs.ListAsync(first, cancellationToken)).Select(job => new TrainingJobType(job))];
    }
}
