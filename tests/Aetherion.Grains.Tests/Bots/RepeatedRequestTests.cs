using System.Text.Json;
using Aetherion.Domain.Execution;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A request that comes again with its id has one effect, wherever the process was killed between the two.</summary>
public sealed class RepeatedRequestTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_repeated_request_is_accepted_whatever_version_it_expects_and_changes_nothing()
    {
        await using var world = await StartAsync();
        await world.CreateBotAsync();
        await world.Bot.Start(expectedVersion: 1, "start");
        await world.Bot.Pause(expectedVersion: 2, "pause");

        var repeated = await world.Bot.Start(expectedVersion: 1, "start");

        repeated.Refusal.ShouldBeNull();
        repeated.Bot!.Status.ShouldBe(BotStatus.Paused);
        (await world.Bot.Start(expectedVersion: 1, "another")).Refusal!.Code.ShouldBe("VERSION_CONFLICT");
        (await world.Bot.Start(expectedVersion: 1, "another")).Refusal!.Code.ShouldBe("VERSION_CONFLICT");
    }

    [Fact]
    public async Task A_refused_request_is_not_remembered()
    {
        await using var world = await StartAsync();
        await world.CreateBotAsync();
        (await world.Bot.Pause(expectedVersion: null, "pause")).Refusal!.Code.ShouldBe("BOT_NOT_RUNNING");
        await world.Bot.Start(expectedVersion: null, "start");

        (await world.Bot.Pause(expectedVersion: null, "pause")).Bot!.Status.ShouldBe(BotStatus.Paused);
    }

    [Fact]
    public async Task A_repeated_creation_is_the_bot_and_another_of_its_name_is_refused()
    {
        await using var world = await StartAsync();
        var request = new CreateBotRequest(TradingWorld.BotKey.Name, world.Configure(), 10_000m, "create");
        await world.Tenant.CreateBot(request);

        (await world.Tenant.CreateBot(request)).Refusal.ShouldBeNull();
        (await world.Tenant.CreateBot(request with { RequestId = "another" })).Refusal!.Code.ShouldBe("BOT_EXISTS");
    }

    [Fact]
    public void The_oldest_request_is_forgotten_first()
    {
        var requests = Enumerable.Range(0, RequestMemory.RequestsMax + 1)
            .Aggregate(
                System.Collections.Immutable.ImmutableArray<string>.Empty,
                (known, number) => RequestMemory.Remember(known, $"request-{number}"));

        requests.Length.ShouldBe(RequestMemory.RequestsMax);
        RequestMemory.Knows(requests, "request-0").ShouldBeFalse();
        RequestMemory.Knows(requests, "request-1").ShouldBeTrue();
        RequestMemory.Knows(requests, id: null).ShouldBeFalse();
    }

    [Fact]
    public async Task Killed_at_any_point_each_request_has_one_effect()
    {
        var undisturbed = await RunAsync(killAt: null);
        undisturbed.Points.Count.ShouldBeGreaterThan(20);
        for (var point = 1; point <= undisturbed.Points.Count; point++)
            (await RunAsync(point)).Events.ShouldBe(undisturbed.Events, $"killed {undisturbed.Points[point - 1]} ({point})");
    }

    private static async Task<(IReadOnlyList<string> Events, IReadOnlyList<string> Points)> RunAsync(int? killAt)
    {
        var killSwitch = new KillSwitch(killAt);
        await using var world = await StartAsync(killSwitch);
        foreach (var request in Requests(world))
        {
            if (await TryAsync(world, request))
                continue;
            await world.RestartAsync();
            (await TryAsync(world, request)).ShouldBeTrue();
        }
        (await world.Tenant.ListBots()).ShouldBeEmpty();
        (await world.Bot.GetSnapshot()).ShouldBeNull();
        var account = (await world.Account.GetSnapshot()).ShouldNotBeNull();
        account.TradingState.ShouldBe(TradingState.Reducing);
        account.Version.ShouldBe(2);
        return ([.. world.Journal.Events.Select(entry => JsonSerializer.Serialize(entry))], killSwitch.Crossed);
    }

    // Each expects the version the one before it left: repeated without its id it would be refused.
    private static IEnumerable<Func<Task<Refusal?>>> Requests(TradingWorld world) =>
    [
        async () => (await world.Tenant.CreateBot(new CreateBotRequest(
            TradingWorld.BotKey.Name, world.Configure(), TradingWorld.InitialBalance, "create"))).Refusal,
        async () => (await world.Bot.Start(1, "start")).Refusal,
        async () => (await world.Bot.Pause(2, "pause")).Refusal,
        async () => (await world.Account.SetTradingState(TradingState.Reducing, 1, "reduce")).Refusal,
        async () => (await world.Bot.Stop(StopMode.FlattenPosition, 3, "stop")).Refusal,
        async () => (await world.Tenant.DeleteBot(TradingWorld.BotKey, 4, "delete")).Refusal,
    ];

    private static async Task<bool> TryAsync(TradingWorld world, Func<Task<Refusal?>> request)
    {
        var killed = world.Process.KillSwitch.Killed;
        var work = request();
        await Task.WhenAny(work, killed).WaitAsync(Patience);
        if (killed.IsCompleted)
            return false;
        (await work).ShouldBeNull();
        return true;
    }

    private static async Task<TradingWorld> StartAsync(KillSwitch? killSwitch = null)
    {
        var market = ScriptedMarket.Walk("run-1", seed: 1, count: 10);
        return await TradingWorld.StartAsync(market, killSwitch);
    }
}
