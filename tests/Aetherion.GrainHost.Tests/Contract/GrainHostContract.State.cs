using Aetherion.GrainHost.Tests.Grains;
using Orleans.Storage;

namespace Aetherion.GrainHost.Tests.Contract;

public abstract partial class GrainHostContract
{
    [Fact]
    public async Task State_is_read_at_activation_and_outlives_the_host()
    {
        var setup = new HostSetup();
        await using (var first = await StartAsync(setup))
        {
            var grain = first.Client.GetGrain<ICounterGrain>("a");
            (await grain.Exists()).ShouldBeFalse();
            (await grain.Etag()).ShouldBeNull();
            await grain.Increment();
            await grain.Increment();
            await grain.Save();
            (await grain.Exists()).ShouldBeTrue();
            (await grain.Etag()).ShouldNotBeNull();
        }

        await using var second = await StartAsync(setup);
        (await second.Client.GetGrain<ICounterGrain>("a").Get()).ShouldBe(2);
    }

    [Fact]
    public async Task Reading_again_drops_what_was_not_written()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<ICounterGrain>("a");
        await grain.Increment();
        await grain.Save();
        await grain.Increment();
        await grain.Reread();
        (await grain.Get()).ShouldBe(1);
    }

    [Fact]
    public async Task Clearing_removes_the_record_and_makes_the_state_new()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        var grain = host.Client.GetGrain<ICounterGrain>("a");
        await grain.Increment();
        await grain.Save();
        await grain.Clear();
        (await grain.Get()).ShouldBe(0);
        (await grain.Exists()).ShouldBeFalse();
        setup.Storage.Keys.ShouldBeEmpty();
        await grain.Increment();
        await grain.Save();
        setup.Storage.Keys.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_etag_fails_the_write_and_ends_the_activation()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        var grain = host.Client.GetGrain<ICounterGrain>("a");
        await grain.Increment();
        await grain.Save();
        setup.Storage.Touch("counter", IdOf(grain));
        await grain.Increment();
        var exception = await Should.ThrowAsync<InconsistentStateException>(() => grain.Save());
        exception.StoredEtag.ShouldBe("somebody else");
        exception.CurrentEtag.ShouldBe("v1");
        (await Wait.For(grain.Get(), "the next activation")).ShouldBe(1);
        await setup.Probe.Recorded("counter a ApplicationError");
        await grain.Increment();
        await grain.Save();
    }

    [Fact]
    public async Task A_stale_etag_that_the_grain_handles_does_not_end_it()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        var grain = host.Client.GetGrain<ICounterGrain>("a");
        await grain.Save();
        setup.Storage.Touch("counter", IdOf(grain));
        await grain.SaveAndSwallow();
        await grain.Increment();
        await grain.Save();
        setup.Probe.Records.ShouldNotContain("counter a ApplicationError");
    }

    [Fact]
    public async Task A_callee_with_a_stale_etag_does_not_end_its_caller()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        var counter = host.Client.GetGrain<ICounterGrain>("a");
        var caller = host.Client.GetGrain<ICallerGrain>("c");
        var instance = await caller.Instance();
        await counter.Save();
        setup.Storage.Touch("counter", IdOf(counter));
        await Should.ThrowAsync<InconsistentStateException>(() => caller.SaveCounter("a"));
        (await caller.Instance()).ShouldBe(instance);
        await setup.Probe.Recorded("counter a ApplicationError");
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_fails_the_activation_until_it_can()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        setup.Storage.BeforeRead = (_, _) => throw new IOException("the store is away");
        var grain = host.Client.GetGrain<ICounterGrain>("a");
        (await Should.ThrowAsync<IOException>(() => grain.Get())).Message.ShouldBe("the store is away");
        setup.Storage.BeforeRead = null;
        (await Wait.For(grain.Get(), "a call once the store is back")).ShouldBe(0);
    }

    [Fact]
    public async Task A_write_that_fails_keeps_the_etag_so_that_it_can_be_repeated()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        var grain = host.Client.GetGrain<ICounterGrain>("a");
        await grain.Increment();
        setup.Storage.BeforeWrite = (_, _) => throw new IOException("the store is away");
        await Should.ThrowAsync<IOException>(() => grain.Save());
        setup.Storage.BeforeWrite = null;
        await grain.Save();
        await grain.Leave();
        (await Wait.For(grain.Get(), "the next activation")).ShouldBe(1);
    }

    [Fact]
    public async Task Memory_storage_checks_etags_too()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        var grain = host.Client.GetGrain<IMemoryGrain>("a");
        (await grain.AddTwice("x")).ShouldBe(["x", "x"]);
        await grain.Leave();
        (await Wait.For(grain.AddTwice("y"), "the next activation")).ShouldBe(["x", "x", "y", "y"]);
    }
}
