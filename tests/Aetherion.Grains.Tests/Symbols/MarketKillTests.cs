using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>
/// Kills the process at each point at which the market side queues, commits, publishes, appends or writes, starts another
/// one on what is stored, and finds the same rows and the same publications as without the kill.
/// </summary>
public sealed class MarketKillTests
{
    private const int Minutes = 6;
    private const int BatchEvents = 36;
    private const int BatchBars = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ImmutableArray<MarketEvent> Events = MarketTape.Events(Minutes);
    private static readonly ImmutableArray<Candle> Candles = MarketTape.Bars(Timeframe.M1, 24);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true, Explicit = true)]
    [InlineData(true, true, Explicit = true)]
    public async Task Killed_at_any_point_of_live_events_it_ends_as_if_it_had_not_been(bool commitsAtOnce, bool isEachPoint)
    {
        var undisturbed = await RunAsync(MarketTape.Live, commitsAtOnce, killAt: null);
        undisturbed.Items.Count(item => item.Where == "transitions").ShouldBeGreaterThan(0);
        undisturbed.Items.Count(item => item.Where == "ticks").ShouldBe(Events.Length);
        await KillAtPointsAsync(MarketTape.Live, commitsAtOnce, undisturbed, isEachPoint);
    }

    [Fact(Explicit = true)]
    public async Task Killed_at_any_point_of_a_replay_it_ends_as_if_it_had_not_been()
    {
        var undisturbed = await RunAsync(MarketTape.Replay, commitsAtOnce: false, killAt: null);
        undisturbed.Items.Count(item => item.Where == "bars M1").ShouldBe(Candles.Length);
        undisturbed.Items.Count(item => item.Where == "transitions").ShouldBeGreaterThan(3);
        await KillAtPointsAsync(MarketTape.Replay, commitsAtOnce: false, undisturbed, isEachPoint: true);
    }

    [Fact]
    public async Task Every_named_point_is_among_those_it_is_killed_at()
    {
        var outcome = await RunAsync(MarketTape.Live, commitsAtOnce: false, killAt: null);
        string[] effects =
        [
            "queueing of ticks", "queueing of bars", "commit of ticks", "commit of bars", "append of transitions",
            "publication of MarketEventBatch", "publication of ClosedBarBatch", "publication of RegimeBarBatch",
            "publication of RegimeTransition", "write of symbol", "write of regime",
        ];
        outcome.Points.Distinct().Order()
            .ShouldBe(effects.SelectMany(e => new[] { $"before {e}", $"after {e}" }).Order());
    }

    private static async Task KillAtPointsAsync(SymbolKey key, bool commitsAtOnce, Outcome undisturbed, bool isEachPoint)
    {
        foreach (var point in KillPoints.Of(undisturbed.Points, isEachPoint))
        {
            var disturbed = await RunAsync(key, commitsAtOnce, point);
            Compare(disturbed, undisturbed).ShouldBeNull($"killed {undisturbed.Points[point - 1]} ({point})");
        }
    }

    /// <summary>The first item that differs; null when there is none.</summary>
    private static string? Compare(Outcome actual, Outcome expected)
    {
        for (var i = 0; i < Math.Max(actual.Items.Length, expected.Items.Length); i++)
        {
            var (got, wanted) = (actual.Items.ElementAtOrDefault(i), expected.Items.ElementAtOrDefault(i));
            if (!Equals(got, wanted))
                return $"{got}\n instead of\n{wanted}";
        }
        return null;
    }

    private static async Task<Outcome> RunAsync(SymbolKey key, bool commitsAtOnce, int? killAt)
    {
        var killSwitch = new KillSwitch(killAt);
        await using var world = await MarketWorld.StartAsync(
            killSwitch,
            new SymbolGrainOptions
            {
                CheckpointEvents = 50, CheckpointBars = 20, RebuildPage = 50, RecentCandlesMax = 1_000,
            },
            new RegimeGrainOptions { Detector = MarketTape.Nervous, CheckpointBars = 5, CatchUpPage = 3 },
            commitsAtOnce);
        if (!await TryAsync(world, key))
        {
            await world.RestartAsync();
            (await TryAsync(world, key)).ShouldBeTrue();
        }
        world.Publications.Violations.ShouldBeEmpty();
        return new Outcome(world.Outcome(key), killSwitch.Crossed);
    }

    /// <summary>Does what is left to do; false when the process was killed meanwhile.</summary>
    private static async Task<bool> TryAsync(MarketWorld world, SymbolKey key)
    {
        var killed = world.Process.KillSwitch.Killed;
        var work = WorkAsync(world, key);
        await Task.WhenAny(work, killed).WaitAsync(Patience);
        if (killed.IsCompleted)
            return false;
        await work;
        return true;
    }

    private static async Task WorkAsync(MarketWorld world, SymbolKey key)
    {
        var symbol = world.SymbolOf(key);
        var snapshot = await symbol.GetSnapshot();
        if (key.IsLive)
        {
            foreach (var batch in Events.Where(e => e.Sequence > snapshot.LastSequence).Chunk(BatchEvents))
                await symbol.Ingest(new MarketEventBatch(key, [.. batch]));
            await symbol.AdvanceTime(MarketTape.Start.AddMinutes(Minutes + 1));
        }
        else
        {
            foreach (var batch in Candles.Where(c => IsAfter(snapshot, c)).Chunk(BatchBars))
                await symbol.AddBars(new CandleBatch(key, Timeframe.M1, [.. batch]));
        }
        await symbol.Checkpoint();
        foreach (var timeframe in Timeframes.WithRegimes)
            await world.RegimeOf(key, timeframe).Checkpoint();
    }

    private static bool IsAfter(SymbolSnapshot snapshot, Candle candle) =>
        !snapshot.LastBarTimes.TryGetValue(Timeframe.M1, out var last) || candle.OpenTime > last;

    private sealed record Outcome(ImmutableArray<(string Where, object What)> Items, IReadOnlyList<string> Points);
}
