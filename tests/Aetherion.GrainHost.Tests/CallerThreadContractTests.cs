using Aetherion.GrainHost.Tests.Contract;
using Aetherion.GrainHost.Tests.Grains;

namespace Aetherion.GrainHost.Tests;

/// <summary>The whole contract where every turn that may runs on its caller's thread.</summary>
public sealed class CallerThreadContractTests : GrainHostContract
{
    [Fact]
    public async Task The_contracts_tests_call_from_where_turns_may_run()
    {
        await using var host = await StartAsync(new HostSetup());
        var grain = host.Client.GetGrain<IWorkerGrain>("a");
        await grain.Echo("");
        await Wait.Until(() => grain.Echo("").IsCompletedSuccessfully, "the grain is idle");
    }

    protected override async Task<IHostUnderTest> StartAsync(HostSetup setup)
    {
        setup.Options += options => options.TakesTurns = () => true;
        return await LocalHostUnderTest.StartAsync(setup);
    }
}
