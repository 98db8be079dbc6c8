using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Trainings that go on when the test says so.</summary>
internal sealed class FakeTrainingJobs : ITrainingJobs
{
    private ImmutableArray<TrainingJob> _jobs = [];

    public ImmutableArray<TrainingJob> Jobs => _jobs;

    public Task<TrainingJob> EnqueueAsync(
        TrainingJobRequest request, string? requestId, CancellationToken cancellationToken)
    {
        var job = new TrainingJob(
            _jobs.Length + 1, request, TrainingJobState.Queued, 0, false, "", 0, null, TestData.Start, null, null, null, "");
        _jobs = _jobs.Add(job);
        return Task.FromResult(job);
    }

    /// <summary>Adds a training that runs.</summary>
    public void Begin()
    {
        var request = new TrainingJobRequest(
            new ModelScope(ModelFamilies.Regime, TestData.Btc.Id, Timeframe.M1), TestData.Btc.Id, Timeframe.M1, "test");
        _jobs = _jobs.Add(new TrainingJob(
            _jobs.Length + 1, request, TrainingJobState.Running, 1, false, "", 0, null, TestData.Start, null, null, null, ""));
    }

    public Task<TrainingJob?> FindAsync(long number, CancellationToken cancellationToken) =>
        Task.FromResult(_jobs.FirstOrDefault(job => job.Number == number));

    public Task<ImmutableArray<TrainingJob>> ReadAsync(TrainingJobPage page, CancellationToken cancellationToken)
    {
        var wanted = _jobs.Where(job => page.State is null || job.State == page.State);
        return Task.FromResult(page.Place.Of(wanted, job => job.Number));
    }

    public Task<ImmutableArray<TrainingJob>> FindManyAsync(
        ImmutableArray<long> numbers, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<TrainingJob>>([.. _jobs.Where(job => numbers.Contains(job.Number))]);

    public Task<ImmutableArray<TrainingJob>> ListAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<TrainingJob>>([.. _jobs.Reverse().Take(limit)]);

    public Task<TrainingJob?> CancelAsync(long number, CancellationToken cancellationToken)
    {
        if (_jobs.FirstOrDefault(job => job.Number == number) is { State: TrainingJobState.Queued } waiting)
            Change(number, _ => waiting with { State = TrainingJobState.Cancelled, IsCancelRequested = true });
        return FindAsync(number, cancellationToken);
    }

    public void Change(long number, Func<TrainingJob, TrainingJob> change) =>
        _jobs = [.. _jobs.Select(job => job.Number == number ? change(job) : job)];
}
