using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>
/// Kills the process at each point at which anything is written, published, appended or asked of the account, starts
/// another one on what is stored, and finds the same orders, fills, events, position and balance as without the kill.
/// </summary>
public sealed class KillTests
{
    private const string Replay = "run-1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="before">How many bars have closed before the bot is made.</param>
    /// <param name="count">How many bars there are in the end.</param>
    /// <param name="batch">How many close at once.</param>
    /// <param name="isEachPoint">Whether it is killed at all points, or at one of each name.</param>
    [Theory]
    [InlineData(Replay, StrategyNames.MeanReversion, 345, 369, 12, false)]
    [InlineData(Replay, StrategyNames.MeanReversion, 345, 369, 12, true, Explicit = true)]
    [InlineData(SymbolKey.LiveRun, StrategyNames.RegimeSwitching, 1_034, 1_047, 1, true, Explicit = true)]
    public async Task Killed_at_any_point_it_ends_as_if_it_had_not_been(
        string run, string strategy, int before, int count, int batch, bool isEachPoint)
    {
        var course = new Course(run, strategy, before, count, batch);
        var undisturbed = await RunAsync(course, killAt: null);
        undisturbed.Orders.ShouldBeGreaterThan(1);
        foreach (var point in KillPoints.Of(undisturbed.Points, isEachPoint))
        {
            var disturbed = await RunAsync(course, point);
            Compare(disturbed, undisturbed).ShouldBeNull($"killed {undisturbed.Points[point - 1]} ({point})");
        }
    }

    [Fact]
    public async Task Every_named_point_is_among_those_it_is_killed_at()
    {
        var course = new Course(SymbolKey.LiveRun, StrategyNames.RegimeSwitching, 1_034, 1_047, 1);
        var outcome = await RunAsync(course, killAt: null);
        string[] effects =
        [
            "write of tenant", "write of account", "write of bot", "write of strategy", "publication of SignalBatch",
            "publication of BotEvent", "append of events", "append of switches", "call of Reserve", "call of Settle",
        ];
        outcome.Points.Distinct().Order()
            .ShouldBe(effects.SelectMany(e => new[] { $"before {e}", $"after {e}" }).Order());
    }

    /// <summary>The first line that differs; null when there is none.</summary>
    private static string? Compare(Outcome actual, Outcome expected)
    {
        for (var i = 0; i < Math.Max(actual.Lines.Count, expected.Lines.Count); i++)
        {
            var (got, wanted) = (actual.Lines.ElementAtOrDefault(i), expected.Lines.ElementAtOrDefault(i));
            if (got != wanted)
                return $"{got}\n instead of\n{wanted}";
        }
        return null;
    }

    private static async Task<Outcome> RunAsync(Course course, int? killAt)
    {
        var killSwitch = new KillSwitch(killAt);
        var market = ScriptedMarket.Walk(course.Run, seed: 2, course.Count);
        market.ClosedCount = course.Before;
        await using var world = await TradingWorld.StartAsync(market, killSwitch);
        if (!await TryAsync(world, course))
        {
            await world.RestartAsync();
            (await TryAsync(world, course)).ShouldBeTrue();
        }
        await world.ShouldBeConsistentAsync();
        object?[] outcome =
        [
            .. world.Journal.Events,
            .. world.Journal.Switches,
            await world.SnapshotAsync(),
            await world.Account.GetSnapshot(),
        ];
        return new Outcome(
            [.. outcome.Select(item => JsonSerializer.Serialize(item))],
            killSwitch.Crossed,
            world.Journal.Orders.Length);
    }

    /// <summary>Does what is left to do; false when the process was killed meanwhile.</summary>
    private static async Task<bool> TryAsync(TradingWorld world, Course course)
    {
        var killed = world.Process.KillSwitch.Killed;
        var work = WorkAsync(world, world.Process, course);
        await Task.WhenAny(work, killed).WaitAsync(Patience);
        if (killed.IsCompleted)
            return false;
        await work;
        return true;
    }

    private static async Task WorkAsync(TradingWorld world, TradingProcess process, Course course)
    {
        var created = await world.CreateBotAsync(world.Configure(course.Strategy));
        if (created.Refusal is not null)
            created.Refusal.Code.ShouldBe("BOT_EXISTS");
        await world.Bot.Start(expectedVersion: null);
        await world.AwaitAsync(course.Strategy);
        while (world.Market.ClosedCount < course.Count)
        {
            process.KillSwitch.ThrowIfKilled();
            await process.CloseBarsAsync(course.Batch);
            process.KillSwitch.ThrowIfKilled();
            await world.AwaitAsync(course.Strategy);
        }
    }

    private sealed record Course(string Run, string Strategy, int Before, int Count, int Batch);

    private sealed record Outcome(IReadOnlyList<string> Lines, IReadOnlyList<string> Points, int Orders);
}
