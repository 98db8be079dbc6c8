using System.Globalization;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>How many trainings may wait.</summary>
internal static class TrainingQueue
{
    public const int WaitingMax = 20;

    /// <summary>Jobs run in their order, so those that wait are among the latest.</summary>
    private const int LatestMax = 100;

    public static async Task<Refusal?> WhyFullAsync(ITrainingJobs jobs, CancellationToken cancellationToken)
    {
        var latest = await jobs.ListAsync(LatestMax, cancellationToken);
        var waiting = latest.Count(job => job.State == TrainingJobState.Queued);
        return waiting < WaitingMax
            ? null
            : new Refusal(
                ModelRefusals.TrainingQueueFull,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{waiting} trainings are waiting, as many as may. Wait for one to end, or cancel some."));
    }
}
