using System.Collections.Immutable;
using Aetherion.Lab.Replay;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Replay;

public sealed class BarReplayTests
{
    private const int Count = 5_000;
    private static readonly SyntheticBars Bars = new(seed: 1, Count);

    [Fact]
    public async Task All_bars_are_dealt_with_and_everything_is_stored_at_the_end()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument);
        var progress = new List<ReplayProgress>();
        var outcome = await RunAsync(desk, new Reports(progress));
        (outcome.Bars, outcome.BarsSkipped).ShouldBe((Count, 0));
        desk.DealtWith.ShouldBe(Enumerable.Range(1, Count).Select(i => (long)i));
        desk.RegimeCheckpoints.ShouldBe(Timeframes.WithRegimes.Length);
        desk.StoppedWith.ShouldBe(StopMode.KeepPosition);
        outcome.FinalEquity.ShouldBe(100_000m + desk.MarkPrice);
        desk.MarkPrice.ShouldBe(SyntheticBars.Instrument.ToDecimal(Bars.Candles[^1].Close));
        progress.Select(p => p.Done).ShouldBe([1_024, 2_048, 3_072, 4_096, 5_000]);
    }

    [Fact]
    public async Task The_models_the_run_names_are_asked_for_before_anything_else()
    {
        var models = ImmutableSortedDictionary<Timeframe, string>.Empty.Add(Timeframe.M1, "hmm-1").Add(Timeframe.H1, "hmm-2");
        var desk = new ReplayDesk(SyntheticBars.Instrument) { RefusalOfModel = "MODEL_REPLAY_KEEPS" };
        var request = Request() with { Models = models };
        (await Should.ThrowAsync<ReplayException>(
            () => new BarReplay(desk, TimeProvider.System).RunAsync(request, null, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("MODEL_REPLAY_KEEPS");
        desk.AddCalls.ShouldBe(0);
        desk.RefusalOfModel = null;
        await new BarReplay(desk, TimeProvider.System).RunAsync(request, null, TestContext.Current.CancellationToken);
        desk.Models.Skip(1).ShouldBe([(Timeframe.M1, "hmm-1"), (Timeframe.H1, "hmm-2")]);
    }

    [Fact]
    public async Task The_market_is_a_batch_ahead_of_the_strategy_and_no_more()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument);
        await RunAsync(desk);
        desk.LagMax.ShouldBe(1_024);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_that_was_killed_goes_on_and_ends_as_an_undisturbed_one(bool isCheckpointed)
    {
        var undisturbed = await RunAsync(new ReplayDesk(SyntheticBars.Instrument));
        var desk = new ReplayDesk(SyntheticBars.Instrument)
        {
            FailsAfterAdd = call => call == 3 ? new IOException("killed") : null,
        };
        await Should.ThrowAsync<IOException>(() => RunAsync(desk));
        if (isCheckpointed)
            await ((GrainInterfaces.ISymbolGrain)desk).Checkpoint();
        desk.Restart();

        var outcome = await RunAsync(desk);
        outcome.ShouldBe(undisturbed with { BarsSkipped = isCheckpointed ? 3_072 : 0 });
        desk.DealtWith.ShouldBe(Enumerable.Range(1, Count).Select(i => (long)i));
    }

    [Fact]
    public async Task A_finished_replay_gives_no_bar_again()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument);
        var first = await RunAsync(desk);
        desk.Restart();
        var calls = desk.AddCalls;
        (await RunAsync(desk)).ShouldBe(first with { BarsSkipped = Count });
        desk.AddCalls.ShouldBe(calls);
    }

    [Fact]
    public async Task A_slow_strategy_is_waited_for_as_long_as_it_gets_on()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument) { BarsPerWait = 100 };
        (await RunAsync(desk)).Bars.ShouldBe(Count);
        desk.DealtWith.Count.ShouldBe(Count);
    }

    [Fact]
    public async Task A_strategy_that_stands_still_ends_the_replay_with_what_to_do()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument) { BarsPerWait = 0 };
        var failure = await Should.ThrowAsync<ReplayException>(() => RunAsync(desk));
        failure.Message.ShouldContain("bar 1024 was not dealt with");
        failure.Message.ShouldContain("run the same command again");
    }

    [Fact]
    public async Task Bars_that_are_not_stored_in_time_end_the_replay_with_what_to_do()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument)
        {
            FailsAfterAdd = call => call == 2 ? new TimeoutException("Nothing was stored.") : null,
        };
        var failure = await Should.ThrowAsync<ReplayException>(() => RunAsync(desk));
        failure.Message.ShouldContain("Nothing was stored.");
        failure.Message.ShouldContain("run the same command again");
    }

    [Fact]
    public async Task A_bot_that_may_not_start_ends_the_replay()
    {
        var desk = new ReplayDesk(SyntheticBars.Instrument) { RefusalOfStart = "ACCOUNT_HALTED" };
        (await Should.ThrowAsync<ReplayException>(() => RunAsync(desk))).Message.ShouldContain("ACCOUNT_HALTED");
        desk.AddCalls.ShouldBe(0);
    }

    private static Task<ReplayOutcome> RunAsync(ReplayDesk desk, IProgress<ReplayProgress>? progress = null) =>
        new BarReplay(desk, TimeProvider.System).RunAsync(Request(), progress, TestContext.Current.CancellationToken);

    private static ReplayRequest Request()
    {
        var name = TenantKey.Parse("local/replay-run");
        return new ReplayRequest(
            SyntheticBars.Instrument, "run", name, name, StrategyNames.MeanReversion, 100_000m, Bars.Candles, Count);
    }

    private sealed class Reports(List<ReplayProgress> list) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => list.Add(value);
    }
}
