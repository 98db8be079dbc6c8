using Aetherion.GrainHost.Tests.Grains;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Aetherion.GrainHost.Tests.Contract;

public abstract partial class GrainHostContract
{
    [Fact]
    public async Task A_call_returns_the_result_of_the_grain()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        (await grain.Echo("hello")).ShouldBe("hello");
        (await grain.Add(2, 3)).ShouldBe(5);
    }

    [Fact]
    public async Task A_grain_has_the_key_it_was_asked_for_by()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("tenant/ключ:1");
        grain.GetPrimaryKeyString().ShouldBe("tenant/ключ:1");
        IdOf(grain).ToString().ShouldBe("worker/tenant/ключ:1");
        await grain.Echo("x");
        GrainId.Parse(IdOf(grain).ToString()).ShouldBe(IdOf(grain));
    }

    [Fact]
    public async Task Arguments_and_results_are_copies()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var items = new List<int> { 1 };
        var result = await host.Client.GetGrain<IWorkerGrain>("a").Append(items, 2);
        items.ShouldBe([1]);
        result.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Strict_copying_copies_even_what_promises_not_to_change()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var token = new Token("t");
        var returned = await grain.Share(token);
        returned.ShouldBe(token);
        returned.ShouldNotBeSameAs(token);
        (await grain.IsSame(token)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_reference_can_be_an_argument()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var other = host.Client.GetGrain<IWorkerGrain>("b");
        (await host.Client.GetGrain<IWorkerGrain>("a").CallBack(other)).ShouldBe("back");
    }

    [Fact]
    public async Task Grains_call_grains()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        (await host.Client.GetGrain<IWorkerGrain>("a").CallOther("b", "text")).ShouldBe("text");
    }

    [Fact]
    public async Task Calls_of_one_grain_wait_for_each_other()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var first = grain.Work("1");
        var second = grain.Work("2");
        await probe.Recorded("work 1 begins");
        probe.Open("2");
        await host.Client.GetGrain<IWorkerGrain>("b").Echo("others go on");
        probe.Records.ShouldNotContain("work 2 begins");
        probe.Open("1");
        await Wait.For(Task.WhenAll(first, second), "both calls");
        probe.Records.Where(record => record.StartsWith("work", StringComparison.Ordinal)).ShouldBe(
            ["work 1 begins", "work 1 ends", "work 2 begins", "work 2 ends"]);
    }

    [Fact]
    public async Task An_always_interleaving_call_runs_while_another_waits()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var blocked = grain.Work("blocked");
        await probe.Recorded("work blocked begins");
        probe.Open("free");
        await Wait.For(grain.WorkInterleaved("free"), "the interleaving call");
        blocked.IsCompleted.ShouldBeFalse();
        probe.Open("blocked");
        await Wait.For(blocked, "the blocked call");
    }

    [Fact]
    public async Task Read_only_calls_interleave_with_each_other_and_with_nothing_else()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var reads = new[] { grain.Read("r1"), grain.Read("r2") };
        await probe.Recorded("read r1 begins");
        await probe.Recorded("read r2 begins");
        var write = grain.Work("w");
        probe.Open("r1");
        await Wait.For(reads[0], "the first read");
        await host.Client.GetGrain<IWorkerGrain>("b").Echo("others go on");
        probe.Records.ShouldNotContain("work w begins");
        probe.Open("r2");
        await probe.Recorded("work w begins");
        var late = grain.Read("r3");
        probe.Open("r3");
        await host.Client.GetGrain<IWorkerGrain>("b").Echo("others go on");
        probe.Records.ShouldNotContain("read r3 begins");
        probe.Open("w");
        await Wait.For(Task.WhenAll([.. reads, write, late]), "all calls");
    }

    [Fact]
    public async Task A_reentrant_grain_interleaves_all_calls()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IReentrantGrain>("a");
        var first = grain.Pass("1");
        var second = grain.Pass("2");
        await probe.Recorded("pass 1 begins");
        await probe.Recorded("pass 2 begins");
        probe.Open("2");
        await Wait.For(second, "the second call");
        probe.Open("1");
        await Wait.For(first, "the first call");
    }

    [Fact]
    public async Task Turns_of_a_reentrant_grain_never_run_at_once()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IReentrantGrain>("a");
        await Wait.For(Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.Bump(20))), "all calls");
        (await grain.Bumped()).ShouldBe(200 * 20);
    }

    [Fact]
    public async Task What_a_grain_awaits_continues_on_its_turns()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        (await host.Client.GetGrain<IWorkerGrain>("a").SchedulerAfterAwait()).ShouldBe("same turn");
    }

    [Fact]
    public async Task A_one_way_call_returns_before_the_grain_does_and_hides_its_failure()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        await Wait.For(grain.Notify("gate"), "the one-way call");
        await probe.Recorded("notify gate begins");
        probe.Records.ShouldNotContain("notify gate ends");
        probe.Open("gate");
        await probe.Recorded("notify gate ends");
        await Wait.For(grain.NotifyAndFail(), "the failing one-way call");
        await probe.Recorded("notified");
        (await grain.Echo("still there")).ShouldBe("still there");
    }

    [Fact]
    public async Task An_exception_crosses_with_its_type_and_message()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var argument = await Should.ThrowAsync<ArgumentException>(() => grain.Fail("argument"));
        argument.Message.ShouldBe("the argument is wrong (Parameter 'kind')");
        var outer = await Should.ThrowAsync<InvalidOperationException>(() => grain.Fail("inner"));
        outer.InnerException.ShouldBeOfType<FormatException>().Message.ShouldBe("inner");
        (await Should.ThrowAsync<OwnException>(() => grain.Fail("own"))).Message.ShouldBe("of the application");
        (await Should.ThrowAsync<InvalidOperationException>(() => grain.Fail("later"))).Message.ShouldBe("later");
        argument.StackTrace!.ShouldContain(nameof(WorkerGrain));
    }

    [Fact]
    public async Task An_exception_that_cannot_be_made_again_says_which_it_was()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var exception = await Should.ThrowAsync<UnavailableExceptionFallbackException>(
            () => host.Client.GetGrain<IWorkerGrain>("a").Fail("strange"));
        exception.ExceptionType.ShouldBe(typeof(StrangeException).FullName);
        exception.Message.ShouldBe("strange 42");
    }

    [Fact]
    public async Task A_cancelled_answer_is_cancelled_for_the_caller()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        await Should.ThrowAsync<OperationCanceledException>(() => host.Client.GetGrain<IWorkerGrain>("a").Sleepless());
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_fails_with_what_was_called()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("slow");
        var call = grain.Work("gate");
        await probe.Recorded("work gate begins");
        clock.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(3));
        var exception = await Should.ThrowAsync<TimeoutException>(() => Wait.For(call, "the time-out"));
        exception.Message.ShouldContain("IWorkerGrain.Work");
        exception.Message.ShouldContain("worker/slow");
        exception.Message.ShouldContain("elapsed 00:00:3");
        probe.Open("gate");
        (await Wait.For(grain.Echo("again"), "the next call")).ShouldBe("again");
    }

    [Fact]
    public async Task A_call_chain_that_leads_back_times_out()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var call = host.Client.GetGrain<IWorkerGrain>("a").CallRound("b", allowReentrancy: false);
        await probe.Recorded("activate b");
        clock.Advance(TimeSpan.FromSeconds(32));
        await Should.ThrowAsync<TimeoutException>(() => Wait.For(call, "the deadlock's time-out"));
    }

    [Fact]
    public async Task A_call_chain_that_allows_reentrancy_leads_back()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var call = host.Client.GetGrain<IWorkerGrain>("a").CallRound("b", allowReentrancy: true);
        (await Wait.For(call, "the round")).ShouldBe("back");
    }

    [Fact]
    public async Task The_request_context_goes_with_calls_and_not_back()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        RequestContext.Set("tenant", "t1");
        (await grain.Context("tenant")).ShouldBe("t1");
        (await grain.ContextOf("b", "tenant")).ShouldBe("t1");
        RequestContext.Clear();
        (await grain.Context("tenant")).ShouldBe("none");
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_on_both_sides()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        using var source = new CancellationTokenSource();
        var call = host.Client.GetGrain<IWorkerGrain>("a").Cancellable(source.Token);
        await probe.Recorded("cancellable");
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Wait.For(call, "the cancellation"));
        await probe.Recorded("cancelled");
    }

    [Fact]
    public async Task A_full_mailbox_refuses_calls_and_loses_none_it_took()
    {
        var (host, probe) = await StartAsync(setup => setup.Options = options => options.MaxEnqueuedRequests = 3);
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var running = grain.Work("gate");
        await probe.Recorded("work gate begins");
        var waiting = Enumerable.Range(0, 3).Select(index => grain.Echo($"{index}")).ToList();
        var exception = await Should.ThrowAsync<LimitExceededException>(() => grain.Echo("too many"));
        exception.Message.ShouldContain("MaxEnqueuedRequests");
        probe.Open("gate");
        await Wait.For(running, "the running call");
        (await Wait.For(Task.WhenAll(waiting), "the waiting calls")).ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task Too_many_activations_are_refused()
    {
        var (host, _) = await StartAsync(setup => setup.Options = options => options.MaxActivations = 2);
        await using var _ = host;
        await host.Client.GetGrain<IWorkerGrain>("a").Echo("");
        await host.Client.GetGrain<IWorkerGrain>("b").Echo("");
        await Should.ThrowAsync<LimitExceededException>(() => host.Client.GetGrain<IWorkerGrain>("c").Echo(""));
        (await host.Client.GetGrain<IWorkerGrain>("a").Echo("ok")).ShouldBe("ok");
    }

    [Fact]
    public async Task A_stateless_worker_grows_to_its_bound()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IStatelessGrain>("a");
        var calls = Enumerable.Range(0, 5).Select(_ => grain.Pass("gate")).ToList();
        await probe.Recorded("stateless begins", 3);
        await host.Client.GetGrain<IWorkerGrain>("b").Echo("others go on");
        probe.Count("stateless begins").ShouldBe(3);
        probe.Open("gate");
        (await Wait.For(Task.WhenAll(calls), "all calls")).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_interface_without_a_class_is_named()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        Should.Throw<ArgumentException>(() => host.Client.GetGrain<INobodysGrain>("a"))
            .Message.ShouldContain(nameof(INobodysGrain));
    }

    [Fact]
    public async Task Several_classes_of_an_interface_are_chosen_by_prefix()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        Should.Throw<ArgumentException>(() => host.Client.GetGrain<IKindGrain>("a"))
            .Message.ShouldContain("grainClassNamePrefix");
        (await host.Client.GetGrain<IKindGrain>("a", "FirstKind").Kind()).ShouldBe("first");
        (await host.Client.GetGrain<IKindGrain>("a", "SecondKind").Kind()).ShouldBe("second");
    }

    [Fact]
    public async Task Filters_see_calls_and_may_replace_what_they_see()
    {
        var incoming = new RecordingFilter("in");
        var outgoing = new RecordingFilter("out");
        var (host, _) = await StartAsync(setup =>
        {
            setup.IncomingFilters.Add(incoming);
            setup.OutgoingFilters.Add(outgoing);
        });
        await using var _ = host;
        (await host.Client.GetGrain<IWorkerGrain>("a").Echo("x")).ShouldBe("x>out>in<in<out");
        await Should.ThrowAsync<ArgumentException>(() => host.Client.GetGrain<IWorkerGrain>("a").Fail("argument"));
        incoming.Seen.ShouldBe(["in Echo of worker/a", "in Fail of worker/a failed"], ignoreOrder: true);
        outgoing.Seen.ShouldBe(["out Echo of worker/a", "out Fail of worker/a failed"], ignoreOrder: true);
        (await host.Client.GetGrain<IFilteringGrain>("f").Echo("x")).ShouldContain("own filter");
    }

    [Fact]
    public async Task Calls_of_one_caller_arrive_in_the_order_they_were_sent()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var calls = Enumerable.Range(0, 200).Select(index =>
        {
            probe.Open($"{index}");
            return grain.Work($"{index}");
        }).ToList();
        await Wait.For(Task.WhenAll(calls), "all calls");
        probe.Records.Where(record => record.EndsWith("begins", StringComparison.Ordinal)).ShouldBe(
            Enumerable.Range(0, 200).Select(index => $"work {index} begins"));
    }

    [Fact]
    public async Task Grains_that_wait_for_each_other_time_out_and_go_on()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var left = host.Client.GetGrain<IWorkerGrain>("left");
        var right = host.Client.GetGrain<IWorkerGrain>("right");
        var blockers = new[] { left.Work("gate"), right.Work("gate") };
        await probe.Recorded("work gate begins", 2);
        var crossed = new[] { left.CallOther("right", "x"), right.CallOther("left", "x") };
        var behind = left.CallRound("right", allowReentrancy: false);
        probe.Open("gate");
        await Wait.For(Task.WhenAll(blockers), "the blockers");
        await Wait.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(10));
                return crossed.Append(behind).All(call => call.IsCompleted);
            },
            "the deadlocked calls end");
        behind.IsFaulted.ShouldBeTrue();
        (await Wait.For(left.Echo("free"), "the left grain")).ShouldBe("free");
        (await Wait.For(right.Echo("free"), "the right grain")).ShouldBe("free");
    }
}
