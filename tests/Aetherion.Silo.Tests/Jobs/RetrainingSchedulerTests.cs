using Aetherion.GrainHost.Tests;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Jobs;

public sealed class RetrainingSchedulerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualTimeProvider _time = new();
    private readonly JobShelf _jobs = new();

    [Fact]
    public async Task A_scope_is_trained_again_an_interval_after_the_last_time_and_once_at_a_time()
    {
        var begin = _time.GetUtcNow().UtcDateTime;
        var schedule = new RetrainingSchedule(
            ModelFamilies.Regime, new InstrumentId("sim", "BTC-USD"), Timeframe.M1, TimeSpan.FromHours(1),
            TimeSpan.FromDays(30));
        using var scheduler = Scheduler(new RetrainingOptions { Schedules = [schedule] });
        await scheduler.StartAsync(CancellationToken.None);
        await RunUntilAsync(begin.AddHours(3), () => CountAsync(1));
        _jobs[1].Request.ShouldBe(new TrainingJobRequest(
            schedule.Scope, schedule.Instrument, Timeframe.M1, "schedule")
        {
            From = _jobs[1].Request.To!.Value.AddDays(-30),
            To = _jobs[1].Request.To,
            Use = TrainedModelUse.Challenge,
        });
        (_jobs[1].Request.To - begin).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));

        _jobs.Change(1, job => job with
        {
            State = TrainingJobState.Succeeded, EndedTime = _time.GetUtcNow().UtcDateTime,
        });
        var ended = _time.GetUtcNow().UtcDateTime;
        await RunUntilAsync(ended.AddHours(3), () => CountAsync(2));
        (_time.GetUtcNow().UtcDateTime - ended).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
        await scheduler.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Without_schedules_nothing_is_asked_for()
    {
        using var scheduler = Scheduler(new RetrainingOptions());
        await scheduler.StartAsync(CancellationToken.None);
        await scheduler.ExecuteTask!.WaitAsync(Patience, TestContext.Current.CancellationToken);
        _time.ArmedCount.ShouldBe(0);
    }

    private RetrainingScheduler Scheduler(RetrainingOptions options) =>
        new(_jobs, options, _time, NullLogger<RetrainingScheduler>.Instance);

    private async Task<bool> CountAsync(int count) => (await _jobs.ListAsync(10, CancellationToken.None)).Length >= count;

    /// <summary>Lets time go by, a minute at a time, until something is so.</summary>
    private async Task RunUntilAsync(DateTime limit, Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                throw new TimeoutException($"Waited {Patience}; the clock is at {_time.GetUtcNow():u}.");
            if (_time.ArmedCount > 0 && _time.GetUtcNow().UtcDateTime < limit)
                _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
    }
}
