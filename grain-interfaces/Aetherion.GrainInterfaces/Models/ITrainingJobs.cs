using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Training in the background, as those see it who ask for it.</summary>
public interface ITrainingJobs
{
    /// <summary>Stores a job, which waits for its turn; a request of an id that is stored already is that job.</summary>
    /// <param name="requestId">By which a repeated request is known; null for one that is not repeated.</param>
    Task<TrainingJob> EnqueueAsync(
        TrainingJobRequest request, string? requestId, CancellationToken cancellationToken);

    Task<TrainingJob?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<ImmutableArray<TrainingJob>> ListAsync(int limit, CancellationToken cancellationToken);

    Task<ImmutableArray<TrainingJob>> ReadAsync(TrainingJobPage page, CancellationToken cancellationToken);

    /// <summary>The jobs of these numbers; those that are not there are left out.</summary>
    Task<ImmutableArray<TrainingJob>> FindManyAsync(ImmutableArray<long> numbers, CancellationToken cancellationToken);

    /// <summary>Ends a job that waits, and asks one that runs to end; one that has ended stays as it is.</summary>
    /// <returns>The job; null when there is none of that number.</returns>
    Task<TrainingJob?> CancelAsync(long number, CancellationToken cancellationToken);
}
