using Aetherion.GrainHost.Local;
using Aetherion.GrainHost.Tests.Grains;

namespace Aetherion.GrainHost.Tests.Contract;

public abstract partial class GrainHostContract
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_timer_ticks_after_its_due_time_and_a_period_after_each_tick_ended()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        await grain.Start("t", 5 * Second, 2 * Second, false, false);
        clock.Advance(4 * Second);
        await grain.Ping();
        probe.Records.ShouldNotContain("tick t");
        clock.Advance(Second);
        await probe.Recorded("tick t");
        clock.Advance(10 * Second);
        probe.Count("tick t").ShouldBe(1);
        probe.Open("tick t");
        await probe.Recorded("ticked t");
        await grain.Ping();
        clock.Advance(2 * Second);
        await probe.Recorded("ticked t", 2);
    }

    [Fact]
    public async Task A_timer_waits_for_a_running_call_unless_it_interleaves()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        probe.Open("tick waiting");
        probe.Open("tick mixing");
        await grain.Start("waiting", Second, Timeout.InfiniteTimeSpan, false, false);
        await grain.Start("mixing", Second, Timeout.InfiniteTimeSpan, true, false);
        var call = grain.Work("gate");
        await probe.Recorded("work gate begins");
        clock.Advance(Second);
        await probe.Recorded("tick mixing interleaved");
        probe.Records.ShouldNotContain("tick waiting");
        probe.Open("gate");
        await Wait.For(call, "the call");
        await probe.Recorded("tick waiting");
    }

    [Fact]
    public async Task A_failing_tick_does_not_end_its_timer()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        probe.Open("tick failing");
        await grain.Start("failing", Second, Second, false, false);
        for (var tick = 1; tick <= 3; tick++)
        {
            clock.Advance(Second);
            await probe.Recorded("ticked failing", tick);
            await grain.Ping();
        }
    }

    [Fact]
    public async Task A_disposed_timer_ticks_no_more_and_a_changed_one_as_it_is_told()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        probe.Open("tick stopped");
        probe.Open("tick changed");
        await grain.Start("stopped", Second, Second, false, false);
        await grain.Start("changed", Second, Second, false, false);
        await grain.Stop("stopped");
        await grain.Change("changed", 10 * Second, Second);
        clock.Advance(9 * Second);
        await grain.Ping();
        probe.Records.ShouldBeEmpty();
        clock.Advance(Second);
        await probe.Recorded("ticked changed");
        probe.Records.ShouldNotContain("tick stopped");
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        await grain.Start("t", Second, Second, false, false);
        await grain.Leave();
        await probe.Recorded("deactivate a");
        await grain.Ping();
        clock.Advance(5 * Second);
        await grain.Ping();
        probe.Records.ShouldNotContain("tick t");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timer_keeps_its_activation_only_if_it_says_so(bool keepAlive)
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        probe.Open("tick t");
        await grain.Start("t", TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(4), false, keepAlive);
        var armed = clock.ArmedCount;
        for (var tick = 1; tick <= 5; tick++)
        {
            clock.Advance(TimeSpan.FromMinutes(4));
            await probe.Until(
                records => records.Count(record => record == "ticked t") >= tick || records.Contains("deactivate a"),
                $"tick {tick} or the end");
            await Wait.Until(
                () => clock.ArmedCount == armed || probe.Records.Contains("deactivate a"), "the timer is set again");
        }

        probe.Records.Contains("deactivate a").ShouldBe(!keepAlive);
    }

    [Fact]
    public async Task A_reminder_ticks_by_its_period_and_activates_its_grain()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) =
            await StartAsync(setup => (setup.Clock, setup.Reminders) = (clock, new MemoryReminderTable()));
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        await grain.Remind("r", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        await grain.Leave();
        await probe.Recorded("deactivate a");
        var armed = clock.ArmedCount;
        clock.Advance(TimeSpan.FromMinutes(5));
        await probe.Recorded("remind r 03:09 since 03:09 by 00:10:00");
        await Wait.Until(() => clock.ArmedCount == armed, "the reminder is set again");
        clock.Advance(TimeSpan.FromMinutes(10));
        await probe.Recorded("remind r 03:19 since 03:09 by 00:10:00");
    }

    [Fact]
    public async Task Reminders_outlive_the_host_and_missed_ticks_are_not_made_up()
    {
        var clock = new ManualTimeProvider();
        var setup = new HostSetup { Clock = clock, Reminders = new MemoryReminderTable() };
        await using (var first = await StartAsync(setup))
            await first.Client.GetGrain<ITickGrain>("a").Remind("r", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        clock.Advance(TimeSpan.FromMinutes(32));
        await using var second = await StartAsync(setup);
        setup.Probe.Records.ShouldNotContain(record => record.StartsWith("remind", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromMinutes(3));
        await setup.Probe.Recorded("remind r 03:39 since 03:09 by 00:10:00");
        setup.Probe.Records.Count(record => record.StartsWith("remind", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reminder_can_be_changed_found_and_removed()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) =
            await StartAsync(setup => (setup.Clock, setup.Reminders) = (clock, new MemoryReminderTable()));
        await using var _ = host;
        var grain = host.Client.GetGrain<ITickGrain>("a");
        await grain.Remind("r", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await grain.Remind("r", TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1));
        await grain.Remind("s", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        (await grain.Reminders()).ShouldBe(["r", "s"], ignoreOrder: true);
        await grain.Forget("s");
        (await grain.Reminders()).ShouldBe(["r"]);
        clock.Advance(TimeSpan.FromMinutes(20));
        await host.Client.GetGrain<IWorkerGrain>("other").Echo("others go on");
        probe.Records.ShouldNotContain(record => record.StartsWith("remind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_reminder_comes_again()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) =
            await StartAsync(setup => (setup.Clock, setup.Reminders) = (clock, new MemoryReminderTable()));
        await using var _ = host;
        await host.Client.GetGrain<ITickGrain>("a").Remind("failing", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        var armed = clock.ArmedCount;
        clock.Advance(TimeSpan.FromMinutes(1));
        await probe.Recorded("remind failing 03:05 since 03:05 by 00:01:00");
        await Wait.Until(() => clock.ArmedCount == armed, "the reminder is set again");
        clock.Advance(TimeSpan.FromMinutes(1));
        await probe.Recorded("remind failing 03:06 since 03:05 by 00:01:00");
    }

    [Fact]
    public async Task A_period_that_is_a_timers_work_is_refused()
    {
        var (host, _) = await StartAsync(setup => setup.Reminders = new MemoryReminderTable());
        await using var _ = host;
        await Should.ThrowAsync<ArgumentException>(
            () => host.Client.GetGrain<ITickGrain>("a").Remind("r", TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }
}
