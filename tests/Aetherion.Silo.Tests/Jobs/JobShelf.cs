using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.Tests.Jobs;

/// <summary>Jobs in memory, which outlive their runners.</summary>
internal sealed class JobShelf : ITrainingJobs, ITrainingJobQueue
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<TrainingJob> _jobs = [];
    private readonly List<TaskCompletionSource> _waiters = [];
    private bool _isHeld;

    /// <summary>How often an end fails before it is stored, as when the database is away.</summary>
    public int FailingEnds { get; set; }

    /// <summary>The most jobs that were running at once.</summary>
    public int RunningMax { get; private set; }

    public TrainingJob this[long number]
    {
        get
        {
            lock (_lock)
                return _jobs[(int)number - 1];
        }
    }

    public async Task<TrainingJob> WhenAsync(long number, Predicate<TrainingJob> condition, string awaited)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (condition(_jobs[(int)number - 1]))
                    return _jobs[(int)number - 1];
                var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiters.Add(waiter);
                changed = waiter.Task;
            }
            try
            {
                await changed.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"Waited {Patience} until {awaited}; it is {this[number]}.");
            }
        }
    }

    public Task<TrainingJob> EndedAsync(long number) => WhenAsync(
        number, job => job.State is not (TrainingJobState.Queued or TrainingJobState.Running), $"job {number} ended");

    public Task<TrainingJob> EnqueueAsync(
        TrainingJobRequest request, string? requestId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _jobs.Add(new TrainingJob(
                _jobs.Count + 1, request, TrainingJobState.Queued, 0, false, "", 0, null, default, null, null, null, ""));
            return Task.FromResult(_jobs[^1]);
        }
    }

    public Task<ImmutableArray<TrainingJob>> ReadAsync(TrainingJobPage page, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<TrainingJob>> FindManyAsync(
        ImmutableArray<long> numbers, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<TrainingJob?> FindAsync(long number, CancellationToken cancellationToken) =>
        Task.FromResult<TrainingJob?>(this[number]);

    public Task<ImmutableArray<TrainingJob>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<ImmutableArray<TrainingJob>>([.. Enumerable.Reverse(_jobs).Take(limit)]);
    }

    public Task<TrainingJob?> CancelAsync(long number, CancellationToken cancellationToken) => Task.FromResult<TrainingJob?>(
        Change(number, job => job with
        {
            IsCancelRequested = true,
            State = job.State == TrainingJobState.Queued ? TrainingJobState.Cancelled : job.State,
        }));

    public Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_isHeld)
                return Task.FromResult<IAsyncDisposable?>(null);
            _isHeld = true;
            return Task.FromResult<IAsyncDisposable?>(new Hold(this));
        }
    }

    public Task<ImmutableArray<TrainingJob>> RecoverAsync(int attemptsMax, CancellationToken cancellationToken)
    {
        TrainingJob[] lost;
        lock (_lock)
            lost = [.. _jobs.Where(job => job.State == TrainingJobState.Running)];
        return Task.FromResult<ImmutableArray<TrainingJob>>([.. lost.Select(job => Change(job.Number, j => j with
        {
            State = j.AttemptCount >= attemptsMax ? TrainingJobState.Failed : TrainingJobState.Queued,
            Message = "The process ended during this job.",
        }))]);
    }

    public Task<TrainingJob?> TakeAsync(CancellationToken cancellationToken)
    {
        TrainingJob? next;
        lock (_lock)
            next = _jobs.FirstOrDefault(job => job.State == TrainingJobState.Queued);
        return Task.FromResult(next is null ? null : Change(next.Number, job => job with
        {
            State = TrainingJobState.Running,
            AttemptCount = job.AttemptCount + 1,
        }));
    }

    public Task<bool> ReportAsync(
        TrainingJob job, string stage, long done, long? total, CancellationToken cancellationToken)
    {
        var changed = Change(job.Number, j => IsOurs(j, job) ? j with { Stage = stage, Done = done, Total = total } : j);
        return Task.FromResult(IsOurs(changed, job) && !changed.IsCancelRequested);
    }

    public Task EndAsync(
        TrainingJob job,
        TrainingJobState state,
        string? modelVersion,
        string message,
        CancellationToken cancellationToken)
    {
        if (FailingEnds-- > 0)
            return Task.FromException(new TimeoutException("The database is away."));
        Change(job.Number, j => IsOurs(j, job)
            ? j with { State = state, ModelVersion = modelVersion, Message = message, EndedTime = DateTime.UnixEpoch }
            : j);
        return Task.CompletedTask;
    }

    /// <summary>Changes a job as another process would.</summary>
    public TrainingJob Change(long number, Func<TrainingJob, TrainingJob> change)
    {
        lock (_lock)
        {
            var changed = _jobs[(int)number - 1] = change(_jobs[(int)number - 1]);
            RunningMax = Math.Max(RunningMax, _jobs.Count(job => job.State == TrainingJobState.Running));
            _waiters.ForEach(waiter => waiter.TrySetResult());
            _waiters.Clear();
            return changed;
        }
    }

    private static bool IsOurs(TrainingJob stored, TrainingJob job) =>
        stored.State == TrainingJobState.Running && stored.AttemptCount == job.AttemptCount;

    private sealed class Hold(JobShelf shelf) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lock (shelf._lock)
                shelf._isHeld = false;
            return ValueTask.CompletedTask;
        }
    }
}
