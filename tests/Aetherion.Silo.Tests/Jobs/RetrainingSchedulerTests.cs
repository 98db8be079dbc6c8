using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.GrainHost.Tests;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Models;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Aetherion.Silo.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Jobs;

public sealed class RetrainingSchedulerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly RegimeModel Shipped = ShippedRegimeModel.Load();
    private static readonly Instrument Bitcoin = InstrumentCatalog.Simulated(1).Active[0];
    private static readonly RetrainingSchedule Hourly = new(ModelFamilies.Regime, Timeframe.M1, TimeSpan.FromHours(1));

    private static readonly Instrument Ether = new(
        new InstrumentId("binance", "ETHUSDT"), Market.Crypto, "ETH", "USDT", 0.01m, 0.0001m, 5);

    private static readonly RegimeModel Wide = Of(RegimePreset.Regimes, [Regime.Bull, Regime.Bear]);
    private static readonly RegimeModel Close = Of(
        RegimePreset.Liquidity, [Regime.Sideways, Regime.Bull, Regime.Crisis]);

    private readonly ManualTimeProvider _time = new();
    private readonly InstrumentCatalogAdapter _catalog = new(InstrumentCatalog.Simulated(1));
    private readonly JobShelf _jobs = new();
    private WatchedCatalog _watched = null!;
    private readonly ModelShelf _models = new();

    [Fact]
    public async Task A_scope_is_trained_again_an_interval_after_the_last_time_and_once_at_a_time()
    {
        var begin = _time.GetUtcNow().UtcDateTime;
        var schedule = Hourly with { Window = TimeSpan.FromDays(30) };
        using var scheduler = Scheduler(new RetrainingOptions { Schedules = [schedule] });
        await scheduler.StartAsync(CancellationToken.None);
        await RunUntilAsync(begin.AddHours(3), () => CountAsync(1));
        _jobs[1].Request.ShouldBe(new TrainingJobRequest(
            schedule.ScopeOf(Bitcoin.Id), Bitcoin.Id, Timeframe.M1, "schedule")
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
    public async Task What_is_trained_has_the_preset_and_the_states_of_what_is_in_charge()
    {
        await _models.ServeAsync(Wide, new ModelScope(ModelFamilies.Regime));
        await _models.ServeAsync(Close, Hourly.ScopeOf(Bitcoin.Id));

        (await NextAsync(1)).ShouldBe((RegimePreset.Liquidity, 3));
    }

    [Fact]
    public async Task Where_the_champion_is_damaged_the_next_wider_one_is_trained_again_and_where_there_is_none_what_ships()
    {
        await _models.ServeAsync(Wide, new ModelScope(ModelFamilies.Regime));
        await _models.ServeAsync(Close, Hourly.ScopeOf(Bitcoin.Id));
        _models.Damaged.Add(Close.Version);
        (await NextAsync(1)).ShouldBe((RegimePreset.Regimes, 2));

        await _models.RollBackAsync(
            new ModelScope(ModelFamilies.Regime), Wide.Version, "test", "", CancellationToken.None);
        _jobs.Change(1, job => job with { State = TrainingJobState.Succeeded, EndedTime = _time.GetUtcNow().UtcDateTime });
        (await NextAsync(2)).ShouldBe((RegimePreset.Regimes, Shipped.HiddenMarkov.StateCount));
    }

    [Fact]
    public async Task A_symbol_of_a_venue_that_comes_later_is_trained_an_interval_after_it_came_and_no_more_when_it_has_gone()
    {
        var begin = _time.GetUtcNow().UtcDateTime;
        using var scheduler = Scheduler(new RetrainingOptions { Schedules = [Hourly] });
        await scheduler.StartAsync(CancellationToken.None);
        await RunUntilAsync(begin.AddHours(3), () => CountAsync(1));
        var come = _time.GetUtcNow().UtcDateTime;
        _catalog.List(Ether);
        _catalog.Activate(Ether.Id);
        await RunUntilAsync(come.AddHours(3), () => CountAsync(2));
        _jobs[2].Request.Scope.ShouldBe(Hourly.ScopeOf(Ether.Id));
        (_time.GetUtcNow().UtcDateTime - come).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));

        _catalog.Deactivate(Ether.Id);
        foreach (var number in (int[])[1, 2])
            _jobs.Change(number, job => job with { State = TrainingJobState.Succeeded, EndedTime = _time.GetUtcNow().UtcDateTime });
        await RunUntilAsync(_time.GetUtcNow().UtcDateTime.AddHours(3), () => CountAsync(3));
        _jobs[3].Request.Scope.ShouldBe(Hourly.ScopeOf(Bitcoin.Id));
        await scheduler.StopAsync(CancellationToken.None);
        (await CountAsync(4)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ModelFamilies.Regime)]
    [InlineData(ModelFamilies.Classifier)]
    [InlineData(ModelFamilies.Anomaly)]
    public async Task Each_family_is_trained_by_itself_to_run_beside_its_champion(string family)
    {
        using var scheduler = Scheduler(new RetrainingOptions { Schedules = [Hourly with { Family = family }] });
        await scheduler.StartAsync(CancellationToken.None);
        await RunUntilAsync(_time.GetUtcNow().UtcDateTime.AddHours(3), () => CountAsync(1));
        await scheduler.StopAsync(CancellationToken.None);
        (_jobs[1].Request.Scope, _jobs[1].Request.Use)
            .ShouldBe((new ModelScope(family, Bitcoin.Id, Timeframe.M1), TrainedModelUse.Challenge));
    }

    [Fact]
    public async Task Without_schedules_nothing_is_asked_for()
    {
        using var scheduler = Scheduler(new RetrainingOptions());
        await scheduler.StartAsync(CancellationToken.None);
        await scheduler.ExecuteTask!.WaitAsync(Patience, TestContext.Current.CancellationToken);
        _time.ArmedCount.ShouldBe(0);
    }

    private static RegimeModel Of(RegimePreset preset, ImmutableArray<Regime> regimes)
    {
        double[] shares = [.. regimes.Select(_ => 1.0 / regimes.Length)];
        return new RegimeModel(
            [Feature.LogReturn],
            new StandardScaler([0], [1]),
            new GaussianHmm(
                CovarianceType.Diagonal, shares, [.. regimes.SelectMany(_ => shares)],
                [.. regimes.Select((_, state) => (double)state)], [.. regimes.Select(_ => 1.0)]),
            regimes, Shipped.Training, preset: preset);
    }

    /// <summary>What the scheduler asks for when the next training is due.</summary>
    private async Task<(RegimePreset Preset, int StateCount)> NextAsync(int number)
    {
        using var scheduler = Scheduler(new RetrainingOptions { Schedules = [Hourly] });
        await scheduler.StartAsync(CancellationToken.None);
        await RunUntilAsync(_time.GetUtcNow().UtcDateTime.AddHours(3), () => CountAsync(number));
        await scheduler.StopAsync(CancellationToken.None);
        return (_jobs[number].Request.Preset, _jobs[number].Request.StateCount);
    }

    private RetrainingScheduler Scheduler(RetrainingOptions options) =>
        new(_jobs, _watched = new WatchedCatalog(_catalog), new ServingRegimeModel(_models, Shipped), options, _time, NullLogger<RetrainingScheduler>.Instance);

    private async Task<bool> CountAsync(int count) => (await _jobs.ListAsync(10, CancellationToken.None)).Length >= count;

    /// <summary>Lets time go by, a minute each time that the schedules were looked at, until something is so.</summary>
    private async Task RunUntilAsync(DateTime limit, Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var looked = 0;
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                throw new TimeoutException($"Waited {Patience}; the clock is at {_time.GetUtcNow():u}.");
            if (_time.ArmedCount > 0 && _watched.ReadCount > looked && _time.GetUtcNow().UtcDateTime < limit)
            {
                looked = _watched.ReadCount;
                _time.Advance(TimeSpan.FromMinutes(1));
            }
            await Task.Yield();
        }
    }
}
