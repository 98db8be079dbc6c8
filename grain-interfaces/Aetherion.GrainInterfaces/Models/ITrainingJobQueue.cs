using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Training in the background, as its runner sees it.</summary>
public interface ITrainingJobQueue
{
    /// <summary>Makes this the only runner on the database until it is disposed; null while there is another.</summary>
    Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Deals with jobs whose runner died: they wait again, or failed when they were begun that often already, or are
    /// cancelled when that was asked for. Only for who holds the queue.
    /// </summary>
    /// <returns>The jobs it dealt with, as they are now.</returns>
    Task<ImmutableArray<TrainingJob>> RecoverAsync(int attemptsMax, CancellationToken cancellationToken);

    /// <summary>Begins the oldest job that waits; null when none does.</summary>
    Task<TrainingJob?> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Stores how far a job is.</summary>
    /// <returns>Whether it may go on: nobody asked for its end, and no other runner has taken it over.</returns>
    Task<bool> ReportAsync(
        TrainingJob job, string stage, long done, long? total, CancellationToken cancellationToken);

    /// <summary>Ends a job, unless another runner has taken it over.</summary>
    Task EndAsync(
        TrainingJob job,
        TrainingJobState state,
        string? modelVersion,
        string message,
        CancellationToken cancellationToken);
}
