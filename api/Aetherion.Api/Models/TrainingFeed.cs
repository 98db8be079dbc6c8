using System.Runtime.CompilerServices;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>A training as it is now and whenever it has changed, until it has ended.</summary>
internal sealed class TrainingFeed(ITrainingJobs jobs, TimeProvider time)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    public async IAsyncEnumerable<TrainingJobType> ReadAsync(
        TrainingJob job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        yield return new TrainingJobType(job);
        while (job.State is TrainingJobState.Queued or TrainingJobState.Running
            && await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (await jobs.FindAsync(job.Number, cancellationToken) is not { } next || next == job)
                continue;
            job = next;
            yield return new TrainingJobType(job);
        }
    }
}
