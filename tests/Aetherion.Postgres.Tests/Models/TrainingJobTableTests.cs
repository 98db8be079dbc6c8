using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

/// <summary>In a database of its own for each test: the queue is one.</summary>
public sealed class TrainingJobTableTests(ClusterFixture cluster) : IAsyncLifetime
{
    private AetherionDatabase _database = null!;
    private TrainingJobTable _jobs = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TrainingJobRequest Request { get; } = new(
        ModelScope.Parse("regime/sim:BTC-USD/M1"), new InstrumentId("sim", "BTC-USD"), Timeframe.M1, "test")
    {
        File = "bars.csv", From = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), Use = TrainedModelUse.Challenge,
    };

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.OpenDatabaseAsync("jobs");
        _jobs = new TrainingJobTable(_database.DataSource, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Jobs_are_taken_in_their_order_and_each_once()
    {
        var first = await _jobs.EnqueueAsync(Request, requestId: null, Cancel);
        var second = await _jobs.EnqueueAsync(Request with { Seed = 2 }, requestId: null, Cancel);
        first.Request.ShouldBe(Request);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _jobs.TakeAsync(Cancel)));
        taken.OfType<TrainingJob>().Select(job => job.Number).Order().ShouldBe([first.Number, second.Number]);
        (await _jobs.ListAsync(10, Cancel)).Select(job => (job.Number, job.State)).ShouldBe(
            [(second.Number, TrainingJobState.Running), (first.Number, TrainingJobState.Running)]);
    }

    [Fact]
    public async Task A_request_that_is_stored_twice_is_one_job()
    {
        var first = await _jobs.EnqueueAsync(Request, "request-1", Cancel);

        (await _jobs.EnqueueAsync(Request, "request-1", Cancel)).Number.ShouldBe(first.Number);
        (await _jobs.EnqueueAsync(Request, "request-2", Cancel)).Number.ShouldNotBe(first.Number);
        (await _jobs.ListAsync(10, Cancel)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_job_tells_how_far_it_is_and_how_it_ended()
    {
        var job = await BeginAsync();
        (await _jobs.ReportAsync(job, "Fitting", 30, 100, Cancel)).ShouldBeTrue();
        (await FindAsync(job)).Total.ShouldBe(100);
        await _jobs.EndAsync(job, TrainingJobState.Succeeded, "v1", "done", Cancel);
        var ended = await FindAsync(job);
        (ended.State, ended.ModelVersion, ended.Message, ended.Done).ShouldBe(
            (TrainingJobState.Succeeded, "v1", "done", 30));
        ended.EndedTime.ShouldNotBeNull();
        (await _jobs.CancelAsync(job.Number, Cancel))!.State.ShouldBe(TrainingJobState.Succeeded);
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_running_one_is_asked_to_end()
    {
        var waiting = await _jobs.EnqueueAsync(Request, requestId: null, Cancel);
        (await _jobs.CancelAsync(waiting.Number, Cancel))!.State.ShouldBe(TrainingJobState.Cancelled);
        var running = await BeginAsync();
        (await _jobs.CancelAsync(running.Number, Cancel))!.State.ShouldBe(TrainingJobState.Running);
        (await _jobs.ReportAsync(running, "Fitting", 1, null, Cancel)).ShouldBeFalse();
        (await _jobs.CancelAsync(12_345, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_job_whose_process_died_begins_again_until_it_has_died_too_often()
    {
        var job = await BeginAsync();
        for (var attempt = 1; attempt < 3; attempt++)
        {
            (await _jobs.RecoverAsync(3, Cancel)).ShouldHaveSingleItem().State.ShouldBe(TrainingJobState.Queued);
            (await _jobs.TakeAsync(Cancel))!.AttemptCount.ShouldBe(attempt + 1);
        }
        var failed = (await _jobs.RecoverAsync(3, Cancel)).ShouldHaveSingleItem();
        failed.State.ShouldBe(TrainingJobState.Failed);
        failed.Message.ShouldContain("ended during this job 3 times");
        (await _jobs.TakeAsync(Cancel)).ShouldBeNull();
        (await FindAsync(job)).EndedTime.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task A_job_whose_request_is_damaged_fails_and_holds_up_nobody(string request)
    {
        var damaged = await _jobs.EnqueueAsync(Request, requestId: null, Cancel);
        var behind = await _jobs.EnqueueAsync(Request, requestId: null, Cancel);
        await using (var damage = _database.DataSource.CreateCommand("UPDATE jobs SET request = $1 WHERE number = $2"))
        {
            await damage.Add(request).Add(damaged.Number).ExecuteNonQueryAsync(Cancel);
        }
        (await _jobs.TakeAsync(Cancel))!.Number.ShouldBe(behind.Number);
        (await _jobs.ListAsync(10, Cancel)).ShouldHaveSingleItem().Number.ShouldBe(behind.Number);
        (await _jobs.FindAsync(damaged.Number, Cancel)).ShouldBeNull();
        (await _jobs.TakeAsync(Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_taken_for_dead_can_change_nothing_any_more()
    {
        var lost = await BeginAsync();
        await _jobs.RecoverAsync(3, Cancel);
        var now = (await _jobs.TakeAsync(Cancel))!;
        (await _jobs.ReportAsync(lost, "Fitting", 99, null, Cancel)).ShouldBeFalse();
        await _jobs.EndAsync(lost, TrainingJobState.Succeeded, "v1", "late", Cancel);
        (await FindAsync(now)).ShouldBe(now);
    }

    [Fact]
    public async Task A_cancelled_job_whose_process_died_stays_cancelled()
    {
        var job = await BeginAsync();
        await _jobs.CancelAsync(job.Number, Cancel);
        (await _jobs.RecoverAsync(3, Cancel)).ShouldHaveSingleItem().State.ShouldBe(TrainingJobState.Cancelled);
    }

    [Fact]
    public async Task One_runner_holds_the_queue()
    {
        var first = await _jobs.TryHoldAsync(Cancel);
        first.ShouldNotBeNull();
        (await _jobs.TryHoldAsync(Cancel)).ShouldBeNull();
        await first.DisposeAsync();
        await (await _jobs.TryHoldAsync(Cancel))!.DisposeAsync();
    }

    private async Task<TrainingJob> BeginAsync()
    {
        await _jobs.EnqueueAsync(Request, requestId: null, Cancel);
        return (await _jobs.TakeAsync(Cancel))!;
    }

    private async Task<TrainingJob> FindAsync(TrainingJob job) => (await _jobs.FindAsync(job.Number, Cancel))!;
}
