using Aetherion.GrainHost.Tests.Grains;

namespace Aetherion.GrainHost.Tests.Contract;

public abstract partial class GrainHostContract
{
    [Fact]
    public async Task The_first_calls_of_a_grain_activate_it_once()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var calls = Enumerable.Range(0, 100)
            .Select(_ => Task.Run(() => host.Client.GetGrain<IWorkerGrain>("a").Echo("x")));
        await Wait.For(Task.WhenAll(calls), "all calls");
        probe.Count("activate a").ShouldBe(1);
    }

    [Fact]
    public async Task A_grain_that_leaves_is_activated_again_by_the_next_call()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        await grain.Leave();
        (await Wait.For(grain.Activations(), "the next call")).ShouldBe(2);
        probe.Records.ShouldBe(["activate a", "deactivate a ApplicationRequested", "activate a"]);
    }

    [Fact]
    public async Task Calls_that_wait_for_a_leaving_grain_reach_the_next_activation_in_order()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var leaving = grain.LeaveAfter("gate");
        await probe.Recorded("leave gate begins");
        probe.Open("w");
        var waiting = Enumerable.Range(0, 5).Select(_ => grain.Work("w")).Append(grain.Echo("last")).ToList();
        probe.Open("gate");
        await Wait.For(leaving, "the leaving call");
        await Wait.For(Task.WhenAll(waiting), "the waiting calls");
        probe.Records.Where(record => record.Contains("activate", StringComparison.Ordinal)).ShouldBe(
            ["activate a", "deactivate a ApplicationRequested", "activate a"]);
        probe.Records.Take(4).ShouldBe(
            ["activate a", "leave gate begins", "leave gate ends", "deactivate a ApplicationRequested"]);
    }

    [Fact]
    public async Task A_failing_activation_fails_its_callers_and_leaves_nothing_behind()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IFragileGrain>("a");
        var calls = new[] { grain.Echo("1"), grain.Echo("2") };
        await probe.Recorded("fragile activates");
        probe.Open("activation");
        foreach (var call in calls)
            (await Should.ThrowAsync<OwnException>(() => Wait.For(call, "the failure")))
                .Message.ShouldBe("activation failed");
        await Wait.Until(() => host.ActivationCount == 0, "no activation is left");
        probe.Count("fragile disposed").ShouldBeGreaterThan(0);
        probe.Record("repaired");
        (await Wait.For(grain.Echo("3"), "a call after the repair")).ShouldBe("3");
    }

    [Fact]
    public async Task A_failing_constructor_fails_the_caller()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var exception = await Should.ThrowAsync<OwnException>(
            () => host.Client.GetGrain<IFragileGrain>("constructor").Echo("x"));
        exception.Message.ShouldBe("construction failed");
        await Wait.Until(() => host.ActivationCount == 0, "no activation is left");
    }

    [Fact]
    public async Task A_failing_deactivation_ends_the_activation_all_the_same()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("activation");
        probe.Record("repaired");
        var grain = host.Client.GetGrain<IFragileGrain>("a");
        await grain.Leave();
        await probe.Recorded("fragile disposed");
        (await Wait.For(grain.Echo("again"), "the next call")).ShouldBe("again");
        probe.Count("fragile activates").ShouldBe(2);
    }

    [Fact]
    public async Task An_idle_activation_is_collected_and_a_used_one_is_not()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        await host.Client.GetGrain<IWorkerGrain>("idle").Echo("");
        await host.Client.GetGrain<IWorkerGrain>("used").Echo("");
        clock.Advance(TimeSpan.FromMinutes(10));
        await host.Client.GetGrain<IWorkerGrain>("used").Echo("");
        clock.Advance(TimeSpan.FromMinutes(7));
        await probe.Recorded("deactivate idle ActivationIdle");
        await Wait.Until(() => host.ActivationCount == 1, "one activation is left");
        probe.Records.ShouldNotContain("deactivate used ActivationIdle");
    }

    [Fact]
    public async Task A_delayed_deactivation_keeps_an_idle_activation()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        await host.Client.GetGrain<IWorkerGrain>("kept").Keep(TimeSpan.FromHours(2));
        clock.Advance(TimeSpan.FromMinutes(110));
        await host.Client.GetGrain<IWorkerGrain>("other").Echo("");
        probe.Records.ShouldNotContain("deactivate kept ActivationIdle");
        clock.Advance(TimeSpan.FromMinutes(12));
        await probe.Recorded("deactivate kept ActivationIdle");
    }

    [Fact]
    public async Task A_running_call_keeps_its_activation()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var call = host.Client.GetGrain<IWorkerGrain>("a").Notify("gate");
        await probe.Recorded("notify gate begins");
        clock.Advance(TimeSpan.FromHours(1));
        probe.Records.ShouldNotContain("deactivate a ActivationIdle");
        probe.Open("gate");
        await call;
        await probe.Recorded("notify gate ends");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_call_is_lost_or_doubled_while_activations_come_and_go(int seed)
    {
        const int Grains = 5;
        const int Callers = 8;
        const int CallsEach = 300;
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random((seed * 1000) + caller);
            for (var call = 0; call < CallsEach; call++)
            {
                var grain = host.Client.GetGrain<ICounterGrain>($"{random.Next(Grains)}");
                if (random.Next(10) == 0)
                    await grain.Leave();
                await grain.Increment();
            }
        }));
        await Wait.For(Task.WhenAll(callers), "all callers");
        var counts = await Task.WhenAll(
            Enumerable.Range(0, Grains).Select(key => host.Client.GetGrain<ICounterGrain>($"{key}").Get()));
        counts.Sum().ShouldBe(Callers * CallsEach);
        probe.Records.Count(record => record.Contains("ApplicationRequested", StringComparison.Ordinal))
            .ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task At_most_one_activation_of_a_key_exists_at_any_time()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var callers = Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < 100; call++)
            {
                await host.Client.GetGrain<IWorkerGrain>("one").Echo("");
                if (call % 7 == caller % 7)
                    await host.Client.GetGrain<IWorkerGrain>("one").Leave();
            }
        }));
        await Wait.For(Task.WhenAll(callers), "all callers");
        var isActive = false;
        foreach (var record in probe.Records)
        {
            var isActivation = record.StartsWith("activate", StringComparison.Ordinal);
            isActivation.ShouldBe(!isActive, $"activations and deactivations must alternate: {record}");
            isActive = isActivation;
        }
    }

    [Fact]
    public async Task No_call_is_lost_while_idle_activations_are_collected()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup =>
        {
            setup.Clock = clock;
            setup.Options = options =>
            {
                // Longer than the clock moves in this test.
                options.ResponseTimeout = TimeSpan.FromDays(1);
                options.ActivationTimeout = options.DeactivationTimeout = TimeSpan.FromDays(1);
                options.CollectionAge = TimeSpan.FromSeconds(30);
            };
        });
        await using var _ = host;
        var callers = Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < 500; call++)
            {
                await host.Client.GetGrain<ICounterGrain>($"{call % 3}").Increment();
                if (caller == 0)
                    clock.Advance(TimeSpan.FromMinutes(1));
            }
        }));
        await Wait.For(Task.WhenAll(callers), "all callers");
        var counts = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(key => host.Client.GetGrain<ICounterGrain>($"{key}").Get()));
        counts.Sum().ShouldBe(4 * 500);
        probe.Records.Count(record => record.EndsWith("ActivationIdle", StringComparison.Ordinal))
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_activation_that_takes_too_long_fails_its_callers()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup =>
        {
            setup.Clock = clock;
            setup.Options = options => options.ActivationTimeout = TimeSpan.FromSeconds(5);
        });
        await using var _ = host;
        var call = host.Client.GetGrain<IFragileGrain>("a").Echo("x");
        await probe.Recorded("fragile activates");
        await Wait.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return call.IsCompleted;
            },
            "the call ends");
        await Should.ThrowAsync<TimeoutException>(() => call);
        probe.Open("activation");
    }

    [Fact]
    public async Task Services_of_an_activation_live_as_long_as_it_does()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        await host.Client.GetGrain<IFlushingGrain>("a").Add();
        probe.Records.ShouldBeEmpty();
        await host.StopAsync();
        probe.Records.ShouldContain("flushed with a thing that is in use");
        probe.Records.ShouldContain("thing disposed");
    }
}
