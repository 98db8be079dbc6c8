using Aetherion.GrainHost.Tests.Contract;
using Aetherion.GrainHost.Tests.Grains;

namespace Aetherion.GrainHost.Tests;

/// <summary>Copying as it is in production; the contract has it strict.</summary>
public sealed class ValueSharingTests
{
    [Fact]
    public async Task What_promises_not_to_change_is_shared()
    {
        await using var host = await LocalHostUnderTest.StartAsync(new HostSetup(), isStrict: false);
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        var token = new Token("t");
        (await grain.Share(token)).ShouldBeSameAs(token);
        (await grain.IsSame(token)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_can_change_is_copied_all_the_same()
    {
        await using var host = await LocalHostUnderTest.StartAsync(new HostSetup(), isStrict: false);
        var items = new List<int> { 1 };
        (await host.Client.GetGrain<IWorkerGrain>("a").Append(items, 2)).ShouldBe([1, 2]);
        items.ShouldBe([1]);
    }

    [Fact]
    public async Task Types_of_an_assembly_that_is_declared_immutable_are_shared()
    {
        var setup = new HostSetup
        {
            Options = options => options.ImmutableAssemblies.Add(typeof(Reading).Assembly),
        };
        await using var host = await LocalHostUnderTest.StartAsync(setup, isStrict: false);
        var copier = host.Runtime.Copier;
        var reading = new Reading { Number = 1 };
        copier.Copy(reading, isImmutable: false).ShouldBeSameAs(reading);
        var list = new List<Reading> { reading };
        copier.Copy(list, isImmutable: false).ShouldNotBeSameAs(list);
        copier.Copy(list, isImmutable: true).ShouldBeSameAs(list);
    }
}
