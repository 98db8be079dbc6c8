using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Models;

/// <summary>Trainings by their number.</summary>
internal sealed class TrainingJobLoader(ITrainingJobs jobs) : BatchDataLoader<long, TrainingJob>
{
    protected override async Task<IReadOnlyDictionary<long, TrainingJob>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) =>
        (await jobs.FindManyAsync([.. keys], cancellationToken)).ToDictionary(job => job.Number);
}
