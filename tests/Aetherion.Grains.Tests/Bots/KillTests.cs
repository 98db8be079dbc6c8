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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(Replay, StrategyNames.MeanReversion, 40)]
    public async Task Killed_at_any_point_it_ends_as_if_it_had_not_been(string run, string strategy, int batch)
    {
        var undisturbed = await RunAsync(run, strategy, batch, killAt: null);
        undisturbed.Orders.ShouldBeGreaterThan(3);
        for (var point = 1; point <= undisturbed.Points.Count; point++)
        {
            var disturbed = await RunAsync(run, strategy, batch, point);
            disturbed.Lines.ShouldBe(undisturbed.Lines, $"killed {undisturbed.Points[point - 1]} ({point})");
        }
    }

    private static async Task<Outcome> RunAsync(string run, string strategy, int batch, int? killAt)
    {
        var killSwitch = new KillSwitch(killAt);
        await using var world = await TradingWorld.StartAsync(Market.Walk(run, seed: 2, count: 560), killSwitch);
        if (!await TryAsync(world, strategy, batch))
        {
            await world.RestartAsync();
            (await TryAsync(world, strategy, batch)).ShouldBeTrue();
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
            [.. outcome.Select(item => JsonSerializer.Serialize(item))], killSwitch.Crossed, world.Journal.Orders.Length);
    }

    /// <summary>Does what is left to do; false when the process was killed meanwhile.</summary>
    private static async Task<bool> TryAsync(TradingWorld world, string strategy, int batch)
    {
        var work = WorkAsync(world, strategy, batch);
        await Task.WhenAny(work, world.Process.KillSwitch.Killed).WaitAsync(Patience);
        if (world.Process.KillSwitch.IsKilled)
            return false;
        await work;
        return true;
    }

    private static async Task WorkAsync(TradingWorld world, string strategy, int batch)
    {
        var created = await world.CreateBotAsync(world.Configure(strategy));
        if (created.Refusal is not null)
            created.Refusal.Code.ShouldBe("BOT_EXISTS");
        await world.Bot.Start(expectedVersion: null);
        await world.AwaitAsync(strategy);
        while (world.Market.ClosedCount < world.Market.Bars.Length)
            await world.CloseAndAwaitAsync(batch, strategy);
    }

    private sealed record Outcome(
        IReadOnlyList<string> Lines, IReadOnlyList<string> Points, int Orders);
}
