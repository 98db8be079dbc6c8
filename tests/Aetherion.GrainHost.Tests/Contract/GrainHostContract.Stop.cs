using Aetherion.GrainHost.Tests.Grains;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests.Contract;

public abstract partial class GrainHostContract
{
    [Fact]
    public async Task A_stop_lets_running_calls_end_and_deactivates_every_grain()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var idle = Enumerable.Range(0, 20).Select(key => host.Client.GetGrain<IWorkerGrain>($"idle{key}"));
        await Task.WhenAll(idle.Select(grain => grain.Echo("")));
        var running = host.Client.GetGrain<IWorkerGrain>("busy").Work("gate");
        await probe.Recorded("work gate begins");
        var stopping = Task.Run(host.StopAsync, Cancelled);
        await Wait.Until(() => IsRefused(host.Client.GetGrain<IWorkerGrain>("late").Echo("")), "calls are refused");
        probe.Open("gate");
        await Wait.For(running, "the running call");
        await Wait.For(stopping, "the stop");
        host.ActivationCount.ShouldBe(0);
        probe.Records.Count(record => record.EndsWith("ShuttingDown", StringComparison.Ordinal)).ShouldBe(
            probe.Records.Count(record => record.StartsWith("activate", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task State_in_memory_is_saved_by_a_stop()
    {
        var setup = new HostSetup();
        await using (var first = await StartAsync(setup))
        {
            var calls = Enumerable.Range(0, 300)
                .Select(call => first.Client.GetGrain<ICounterGrain>($"{call % 7}").Increment());
            await Task.WhenAll(calls);
        }

        await using var second = await StartAsync(setup);
        var counts = await Task.WhenAll(
            Enumerable.Range(0, 7).Select(key => second.Client.GetGrain<ICounterGrain>($"{key}").Get()));
        counts.Sum().ShouldBe(300);
    }

    [Fact]
    public async Task A_call_after_the_stop_says_that_the_host_is_gone()
    {
        var (host, _) = await StartAsync();
        await host.StopAsync();
        await Should.ThrowAsync<SiloUnavailableException>(() => host.Client.GetGrain<IWorkerGrain>("a").Echo(""));
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_stop_delivers_what_waits_in_cursor_streams()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe("cursor", "ns", "k", false, null);
        await host.Client.GetGrain<ISpeakerGrain>("k").Say("cursor", "ns", 1, 30, batch: true);
        var stopping = Task.Run(host.StopAsync, Cancelled);
        probe.Open("l takes");
        await Wait.For(stopping, "the stop");
        probe.Records.ShouldContain("l took 30");
    }

    [Fact]
    public async Task A_stop_ends_although_a_call_does_not()
    {
        var (host, probe) = await StartAsync(
            setup => setup.Options = options => options.StopTimeout = TimeSpan.FromMilliseconds(200));
        var stuck = host.Client.GetGrain<IWorkerGrain>("a").Work("never");
        await probe.Recorded("work never begins");
        await Wait.For(host.StopAsync(), "the stop");
        await Should.ThrowAsync<SiloUnavailableException>(() => Wait.For(stuck, "the call's end"));
        probe.Open("never");
        await host.DisposeAsync();
    }

    [Fact]
    public async Task What_grains_hand_to_others_while_they_are_deactivated_is_not_lost()
    {
        var setup = new HostSetup();
        await using (var first = await StartAsync(setup))
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(
                index => first.Client.GetGrain<IFlushingGrain>($"f{index % 9}").Add()));
        }

        await using var second = await StartAsync(setup);
        (await second.Client.GetGrain<ICounterGrain>("flushed").Get()).ShouldBe(40);
    }

    [Fact]
    public async Task A_host_that_is_abandoned_leaves_the_store_as_it_was()
    {
        var setup = new HostSetup();
        await using (var first = await StartAsync(setup))
        {
            var counter = first.Client.GetGrain<ICounterGrain>("a");
            await counter.Increment();
            await counter.Save();
            await counter.Increment();
            await first.AbandonAsync();
            setup.Probe.Records.ShouldNotContain(record => record.EndsWith("ShuttingDown", StringComparison.Ordinal));
            await Should.ThrowAsync<SiloUnavailableException>(() => counter.Get());
        }

        await using var second = await StartAsync(setup);
        (await second.Client.GetGrain<ICounterGrain>("a").Get()).ShouldBe(1);
    }

    private static bool IsRefused(Task call) => call.Exception?.InnerException is SiloUnavailableException;
}
