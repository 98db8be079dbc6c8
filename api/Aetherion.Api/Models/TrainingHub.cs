using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>A training whenever it has changed, until it has ended.</summary>
internal sealed class TrainingHub(StreamServices services, ITrainingJobs jobs, long number)
    : PolledHub<TrainingUpdateType>(services, StreamLimits.ConflatingWindow)
{
    // One reference, as who joins reads it while it changes.
    private volatile Current _current = null!;

    public override bool IsLossless => false;

    public override ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var (sequence, job) = _current;
        return new(new TrainingSnapshotType(Epoch, sequence, Services.Now, new TrainingJobType(job)));
    }

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        var job = await jobs.FindAsync(number, cancellationToken)
            ?? throw ApiErrors.NotFound("training", NodeIds.OfTraining(number));
        _current = new Current(0, job);
        return (Services.MakeEpoch(), 0);
    }

    protected override async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        var (last, job) = _current;
        if (await jobs.FindAsync(number, cancellationToken) is { } next && next != job)
        {
            _current = new Current(last + 1, job = next);
            Publish(new TrainingUpdateType(Epoch, last, last + 1, Services.Now, new TrainingJobType(next)));
        }
        return job.State is TrainingJobState.Queued or TrainingJobState.Running;
    }

    protected override TrainingUpdateType? Merge(long sequence, TrainingUpdateType[]? changes) => Log.Latest is { } latest
        ? new TrainingUpdateType(Epoch, sequence, latest.Sequence, latest.EventTime, latest.Training)
        : null;

    private sealed record Current(long Sequence, TrainingJob Job);
}
