using Aetherion.GrainHost.Tests.Contract;
using Aetherion.GrainHost.Tests.Grains;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests;

/// <summary>Which calls run the grain's turn on the thread that makes them.</summary>
public sealed class CallerThreadTests
{
    [Fact]
    public Task A_thread_of_ones_own_runs_the_turn_which_is_over_when_the_call_returns() => OnOwnThread((grain, _) =>
    {
        var call = grain.Thread();
        call.IsCompletedSuccessfully.ShouldBeTrue();
        call.Result.ShouldBe(Environment.CurrentManagedThreadId);
    });

    [Fact]
    public Task A_thread_of_the_pool_does_not() => OnOwnThread((grain, _) =>
    {
        var (caller, turn) = Task.Run(() => (Environment.CurrentManagedThreadId, grain.Thread().GetAwaiter().GetResult())).Result;
        // It waited meanwhile, so another one ran the turn.
        turn.ShouldNotBe(caller);
        turn.ShouldNotBe(Environment.CurrentManagedThreadId);
    });

    [Fact]
    public Task A_grain_runs_no_other_grains_turn_within_its_own() => OnOwnThread((grain, _) =>
    {
        var call = grain.ThreadOf("other");
        var (own, others) = call.GetAwaiter().GetResult();
        own.ShouldBe(Environment.CurrentManagedThreadId);
        others.ShouldNotBe(own);
    });

    [Fact]
    public Task While_a_turn_is_under_way_the_next_waits_and_does_not_hold_up_its_caller() => OnOwnThread((grain, probe) =>
    {
        var first = grain.ThreadBehind("gate");
        var second = grain.Thread();
        first.IsCompleted.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();
        probe.Open("gate");
        Task.WaitAll([first, second], TestContext.Current.CancellationToken);
    });

    [Fact]
    public Task Nothing_flows_from_the_caller_into_the_turn_nor_back() => OnOwnThread((grain, _) =>
    {
        ThreadGrain.Flowing.Value = "of the caller";
        var call = grain.Ambient();
        call.IsCompletedSuccessfully.ShouldBeTrue();
        call.Result.ShouldBeNull();
        ThreadGrain.Flowing.Value.ShouldBe("of the caller");
        RequestContext.Get("of").ShouldBeNull();
    });

    [Fact]
    public Task A_synchronization_context_keeps_the_turn_away() => OnOwnThread((grain, _) =>
    {
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        grain.Thread().GetAwaiter().GetResult().ShouldNotBe(Environment.CurrentManagedThreadId);
    });

    /// <summary>With a grain that has no turn under way, and another that is active.</summary>
    private static async Task OnOwnThread(Action<IThreadGrain, Probe> test)
    {
        HostSetup setup = new();
        await using var host = await LocalHostUnderTest.StartAsync(setup, isStrict: false);
        await host.Client.GetGrain<IThreadGrain>("other").Thread();
        var grain = host.Client.GetGrain<IThreadGrain>("one");
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                // An answer is there a little before its turn has ended.
                SpinWait.SpinUntil(() => grain.Thread().IsCompletedSuccessfully, TimeSpan.FromSeconds(20)).ShouldBeTrue();
                test(grain, setup.Probe);
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }).UnsafeStart();
        await done.Task;
    }
}
