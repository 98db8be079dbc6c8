using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Training in the background, as those see it who ask for it.</summary>
public interface ITrainingJobs
{
    /// <summary>Stores a job, which waits for its turn.</summary>
    Task<TrainingJob> EnqueueAsync(TrainingJobRequest request, CancellationToken cancellationToken);

    Task<TrainingJob?> FindAsync(long number, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<ImmutableArray<TrainingJob>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Ends a job that waits, and asks one that runs to end; one that has ended stays as it is.</summary>
    /// <returns>The job; null when there is none of that number.</returns>
    Task<TrainingJob?> CancelAsync(long number, CancellationToken cancellationToken);
}
