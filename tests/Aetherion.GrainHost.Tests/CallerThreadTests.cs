using Aetherion.GrainHost.Tests.Contract;
using Aetherion.GrainHost.Tests.Grains;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests;

/// <summary>Where turns run whose method may run on the caller's thread.</summary>
public sealed class CallerThreadTests
{
    [Fact]
    public async Task A_turn_of_an_idle_grain_runs_on_the_callers_thread_and_is_over_when_the_call_returns() =>
        await OnAnotherThread(async (host, _) =>
        {
            var grain = await Active(host, "a");
            var call = grain.Thread();
            call.IsCompletedSuccessfully.ShouldBeTrue();
            (await call).ShouldBe(Environment.CurrentManagedThreadId);
        });

    [Fact]
    public async Task A_method_that_is_not_named_runs_on_a_pool_thread() =>
        await OnAnotherThread(async (host, _) =>
        {
            var grain = await Active(host, "a");
            var here = Environment.CurrentManagedThreadId;
            // This thread waits meanwhile, so it is not the one.
            grain.OtherThread().GetAwaiter().GetResult().ShouldNotBe(here);
        });

    [Fact]
    public async Task A_grain_does_not_run_anothers_turn_within_its_own() =>
        await OnAnotherThread(async (host, probe) =>
        {
            await Active(host, "b");
            var grain = await Active(host, "a");
            var busy = grain.ThreadBehind("gate");
            probe.Open("gate");
            await busy;
            var call = grain.ThreadOf("b");
            call.IsCompleted.ShouldBeFalse();
            (await call).Own.ShouldNotBe(0);
        });

    [Fact]
    public async Task While_a_turn_is_under_way_the_next_waits_and_does_not_hold_up_its_caller() =>
        await OnAnotherThread(async (host, probe) =>
        {
            var grain = await Active(host, "a");
            var first = grain.ThreadBehind("gate");
            var second = grain.Thread();
            first.IsCompleted.ShouldBeFalse();
            second.IsCompleted.ShouldBeFalse();
            probe.Open("gate");
            await Task.WhenAll(first, second);
        });

    [Fact]
    public async Task Nothing_flows_from_the_caller_into_the_turn_nor_back() =>
        await OnAnotherThread(async (host, _) =>
        {
            var grain = await Active(host, "a");
            ThreadGrain.Flowing.Value = "of the caller";
            var call = grain.Ambient();
            call.IsCompletedSuccessfully.ShouldBeTrue();
            (await call).ShouldBeNull();
            ThreadGrain.Flowing.Value.ShouldBe("of the caller");
            RequestContext.Get("of").ShouldBeNull();
        });

    [Fact]
    public async Task A_synchronization_context_keeps_the_turn_away() =>
        await OnAnotherThread(async (host, _) =>
        {
            var grain = await Active(host, "a");
            var here = Environment.CurrentManagedThreadId;
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            var call = grain.Thread();
            SynchronizationContext.SetSynchronizationContext(null);
            call.GetAwaiter().GetResult().ShouldNotBe(here);
        });

    private static async Task<IThreadGrain> Active(LocalHostUnderTest host, string key)
    {
        var grain = host.Client.GetGrain<IThreadGrain>(key);
        await grain.Thread();
        // Its last turn may not have ended yet when its answer is there.
        await Wait.Until(() => grain.Thread().IsCompletedSuccessfully, "the grain is idle");
        return grain;
    }

    private static async Task OnAnotherThread(Func<LocalHostUnderTest, Probe, Task> test)
    {
        HostSetup setup = new()
        {
            Options = options =>
            {
                options.CallerThreadMethods.Add((typeof(IThreadGrain), nameof(IThreadGrain.Thread)));
                options.CallerThreadMethods.Add((typeof(IThreadGrain), nameof(IThreadGrain.ThreadOf)));
                options.CallerThreadMethods.Add((typeof(IThreadGrain), nameof(IThreadGrain.Ambient)));
                options.CallerThreadMethods.Add((typeof(IThreadGrain), nameof(IThreadGrain.ThreadBehind)));
            },
        };
        await using var host = await LocalHostUnderTest.StartAsync(setup, isStrict: false);
        // The test's own thread has a synchronization context.
        await Task.Run(() => test(host, setup.Probe));
    }
}
