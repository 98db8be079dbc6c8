using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Models;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Aetherion.Silo.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Jobs;

public sealed class TrainingJobRunnerTests : IAsyncDisposable, IInstrumentCatalog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Instrument Bitcoin =
        Domain.Markets.InstrumentCatalog.Simulated(1).Active[0];

    private static readonly ModelScope Scope = new(ModelFamilies.Regime, Bitcoin.Id, Timeframe.M1);

    private readonly JobShelf _jobs = new();
    private readonly ModelShelf _models = new();
    private readonly ScriptedTrainer _trainer = new();
    private TrainingJobRunner? _runner;

    public ImmutableArray<Instrument> Active => [Bitcoin];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trained_model_is_registered_and_in_charge_where_nothing_else_is()
    {
        var first = await AskAsync(seed: 1);
        var second = await AskAsync(seed: 2, TrainedModelUse.Challenge);
        var third = await AskAsync(seed: 3, TrainedModelUse.Promote);
        await StartAsync();

        (await _jobs.EndedAsync(first)).ShouldSatisfyAllConditions(
            job => job.State.ShouldBe(TrainingJobState.Succeeded),
            job => job.ModelVersion.ShouldBe("v1"),
            job => job.Message.ShouldContain("In charge of"));
        await _jobs.EndedAsync(third);
        _trainer.Champion!.Version.ShouldBe("v1");
        _models.Events.Select(e => (e.Kind, e.Version)).ShouldBe(
        [
            (ModelEventKind.Registered, "v1"), (ModelEventKind.Promoted, "v1"),
            (ModelEventKind.Registered, "v2"), (ModelEventKind.ChallengerSet, "v2"),
            (ModelEventKind.Registered, "v3"), (ModelEventKind.Promoted, "v3"),
        ]);
        _jobs[second].State.ShouldBe(TrainingJobState.Succeeded);
        _jobs.RunningMax.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_failed_its_checks_is_kept_for_the_record_and_the_champion_stays()
    {
        await AskAsync(seed: 1);
        await StartAsync();
        await _jobs.EndedAsync(1);
        _trainer.Refusal = "its states match nothing";
        var ended = await _jobs.EndedAsync(await AskAsync(seed: 2, TrainedModelUse.Promote));
        ended.State.ShouldBe(TrainingJobState.Failed);
        ended.Message.ShouldContain("its states match nothing");
        var line = await _models.FindLineAsync(Scope, Cancel);
        (line.Champion, line.StateOf("v2")).ShouldBe(("v1", ModelState.Refused));
    }

    [Fact]
    public async Task A_model_that_beats_nothing_is_registered_and_off_and_says_why_though_nothing_else_serves()
    {
        _trainer.Reservation = "it beats no baseline";
        await StartAsync();
        var ended = await _jobs.EndedAsync(await AskAsync(seed: 1, TrainedModelUse.Promote));
        (ended.State, ended.ModelVersion).ShouldBe((TrainingJobState.Succeeded, "v1"));
        ended.Message.ShouldContain("and off: it beats no baseline");
        var line = await _models.FindLineAsync(Scope, Cancel);
        (line.Champion, line.StateOf("v1")).ShouldBe((null, ModelState.Registered));
        _models.Events.ShouldHaveSingleItem().Reason.ShouldBe("it beats no baseline");
    }

    [Fact]
    public async Task A_training_that_fails_says_why_and_changes_nothing_and_the_next_job_runs()
    {
        _trainer.Failure = new ArgumentException("140 bars have all features; give more bars.");
        await AskAsync(seed: 1);
        await StartAsync();
        var ended = await _jobs.EndedAsync(1);
        (ended.State, ended.Message).ShouldBe((TrainingJobState.Failed, "140 bars have all features; give more bars."));
        _models.Events.ShouldBeEmpty();
        _trainer.Failure = null;
        (await _jobs.EndedAsync(await AskAsync(seed: 2))).State.ShouldBe(TrainingJobState.Succeeded);
    }

    [Fact]
    public async Task A_running_job_tells_how_far_it_is_and_ends_when_it_is_cancelled()
    {
        _trainer.Gate = new TaskCompletionSource().Task;
        await AskAsync(seed: 1);
        await StartAsync();
        var job = await _jobs.WhenAsync(1, job => job.Done == 42, "its progress is stored");
        (job.Stage, job.Total).ShouldBe(("Fitting", 100));
        await _jobs.CancelAsync(1, Cancel);
        (await _jobs.EndedAsync(1)).State.ShouldBe(TrainingJobState.Cancelled);
        _models.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_whose_process_died_begins_again_from_its_request()
    {
        _trainer.Gate = new TaskCompletionSource().Task;
        await AskAsync(seed: 1);
        await StartAsync();
        await _trainer.Begun.Task.WaitAsync(Patience, Cancel);
        await StopAsync();
        _jobs[1].State.ShouldBe(TrainingJobState.Running, "the process left it as it was");
        _models.Events.ShouldBeEmpty();

        _trainer.Gate = Task.CompletedTask;
        await StartAsync();
        var ended = await _jobs.EndedAsync(1);
        (ended.State, ended.AttemptCount, ended.ModelVersion).ShouldBe((TrainingJobState.Succeeded, 2, "v1"));
    }

    [Fact]
    public async Task A_job_that_was_registered_but_not_ended_is_registered_once()
    {
        _jobs.FailingEnds = 1;
        await AskAsync(seed: 1);
        await StartAsync();
        var ended = await _jobs.EndedAsync(1);
        (ended.State, ended.AttemptCount).ShouldBe((TrainingJobState.Succeeded, 2));
        _models.Events.Select(e => e.Kind).ShouldBe([ModelEventKind.Registered, ModelEventKind.Promoted]);
    }

    [Fact]
    public async Task A_job_that_another_runner_took_over_registers_nothing()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _trainer.Gate = gate.Task;
        await AskAsync(seed: 1);
        await StartAsync();
        await _trainer.Begun.Task.WaitAsync(Patience, Cancel);
        _jobs.Change(1, job => job with { AttemptCount = job.AttemptCount + 1 });
        gate.SetResult();
        await AskAsync(seed: 2);
        await _jobs.EndedAsync(2);
        _models.Events.ShouldAllBe(e => e.Version == "v2");
        _jobs[1].State.ShouldBe(TrainingJobState.Running);
    }

    [Fact]
    public async Task What_nobody_trains_and_an_unknown_instrument_are_errors_of_the_job()
    {
        await _jobs.EnqueueAsync(
            new TrainingJobRequest(new ModelScope(ModelFamilies.Funding), Bitcoin.Id, Timeframe.M1, "test"), requestId: null, Cancel);
        await _jobs.EnqueueAsync(
            new TrainingJobRequest(Scope, new InstrumentId("sim", "NONE"), Timeframe.M1, "test"), requestId: null, Cancel);
        await StartAsync();
        (await _jobs.EndedAsync(1)).Message.ShouldContain("trains models of the family 'funding'");
        (await _jobs.EndedAsync(2)).Message.ShouldContain("sim:NONE is not known");
    }

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = id == Bitcoin.Id ? Bitcoin : null;
        return instrument is not null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task<long> AskAsync(int seed, TrainedModelUse use = TrainedModelUse.Register)
    {
        var job = await _jobs.EnqueueAsync(
            new TrainingJobRequest(Scope, Bitcoin.Id, Timeframe.M1, "test") { Seed = seed, Use = use }, requestId: null, Cancel);
        return job.Number;
    }

    private async Task StartAsync()
    {
        _runner = new TrainingJobRunner(
            _jobs, [_trainer], new ModelInstaller(_models, new ShelfPromoter(_models)),
            new JobBars(null!, new BarFolder(new BarFolderOptions()), new BarFolderOptions()), this,
            new TrainingJobOptions
            {
                PollInterval = TimeSpan.FromMilliseconds(5), ReportInterval = TimeSpan.FromMilliseconds(5),
            },
            TimeProvider.System, NullLogger<TrainingJobRunner>.Instance);
        await _runner.StartAsync(CancellationToken.None);
    }

    private async Task StopAsync()
    {
        if (_runner is null)
            return;
        await _runner.StopAsync(CancellationToken.None).WaitAsync(Patience);
        _runner.Dispose();
        _runner = null;
    }
}
