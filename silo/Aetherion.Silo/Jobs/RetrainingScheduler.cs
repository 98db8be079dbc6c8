using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Jobs;

/// <summary>
/// Asks for trainings that are due, of whatever is fed at the time. When a scope was last trained follows from the jobs, so a restart
/// forgets nothing, and a scope has one job under way at the most. A regime model is trained to be what serves the scope when it is asked for:
/// of the same preset, with as many states.
/// </summary>
public sealed class RetrainingScheduler(
    ITrainingJobs jobs,
    IInstrumentCatalog catalog,
    ServingRegimeModel serving,
    RetrainingOptions options,
    TimeProvider time,
    ILogger<RetrainingScheduler> logger)
    : BackgroundService
{
    private const string Actor = "schedule";

    private readonly Dictionary<InstrumentId, DateTime> _fedSince = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Schedules.IsEmpty)
            return;
        await Task.Yield();
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
        foreach (var instrument in catalog.Active.Select(active => active.Id))
        {
            _fedSince.TryAdd(instrument, Now());
            foreach (var schedule in options.Schedules.Where(schedule => IsDue(schedule, instrument, latest)))
                await jobs.EnqueueAsync(
                    await RequestOfAsync(schedule, instrument, cancellationToken), requestId: null, cancellationToken);
        }
    }

    /// <summary>One that never ran is due an interval after its instrument came: until then there may be no bars.</summary>
    private bool IsDue(RetrainingSchedule schedule, InstrumentId instrument, ImmutableArray<TrainingJob> latest)
    {
        var last = latest.FirstOrDefault(job => job.Request.Scope == schedule.ScopeOf(instrument));
        return last is null ? Now() - _fedSince[instrument] >= schedule.Interval
            : last.State is not (TrainingJobState.Queued or TrainingJobState.Running)
            && Now() - (last.EndedTime ?? last.CreatedTime) >= schedule.Interval;
    }

    private async Task<TrainingJobRequest> RequestOfAsync(
        RetrainingSchedule schedule, InstrumentId instrument, CancellationToken cancellationToken)
    {
        var request = new TrainingJobRequest(schedule.ScopeOf(instrument), instrument, schedule.Timeframe, Actor)
        {
            From = schedule.Window is { } window ? Now() - window : null,
            To = Now(),
            Use = TrainedModelUse.Challenge,
        };
        if (schedule.Family != ModelFamilies.Regime)
            return request;
        var model = await serving.FindAsync(instrument, schedule.Timeframe, cancellationToken);
        return request with { Preset = model.Preset, StateCount = model.HiddenMarkov.StateCount };
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
