using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Jobs;

/// <summary>
/// Asks for trainings that are due. When a scope was last trained follows from the jobs, so a restart forgets nothing, and
/// a scope has one job under way at the most.
/// </summary>
public sealed class RetrainingScheduler(
    ITrainingJobs jobs, RetrainingOptions options, TimeProvider time, ILogger<RetrainingScheduler> logger)
    : BackgroundService
{
    private const string Actor = "schedule";

    private DateTime _started;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Schedules.IsEmpty)
            return;
        await Task.Yield();
        _started = Now();
        using var timer = new PeriodicTimer(options.PollInterval, time);
        do
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.JobsNotServed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var latest = await jobs.ListAsync(options.JobsMax, cancellationToken);
        foreach (var schedule in options.Schedules)
        {
            if (IsDue(schedule, latest))
                await jobs.EnqueueAsync(RequestOf(schedule), requestId: null, cancellationToken);
        }
    }

    /// <summary>One that never ran is due an interval after the start: until then there may be no bars.</summary>
    private bool IsDue(RetrainingSchedule schedule, ImmutableArray<TrainingJob> latest)
    {
        var last = latest.FirstOrDefault(job => job.Request.Scope == schedule.Scope);
        return last is null ? Now() - _started >= schedule.Interval
            : last.State is not (TrainingJobState.Queued or TrainingJobState.Running)
            && Now() - (last.EndedTime ?? last.CreatedTime) >= schedule.Interval;
    }

    private TrainingJobRequest RequestOf(RetrainingSchedule schedule) =>
        new(schedule.Scope, schedule.Instrument, schedule.Timeframe, Actor)
        {
            From = schedule.Window is { } window ? Now() - window : null,
            To = Now(),
            Use = schedule.Use,
        };

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
