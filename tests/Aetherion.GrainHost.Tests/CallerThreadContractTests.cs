using Aetherion.GrainHost.Tests.Contract;
using Aetherion.GrainHost.Tests.Grains;
using Orleans.Runtime;

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
        var configured = setup.Options;
        setup.Options = options =>
        {
            configured(options);
            foreach (var type in typeof(CallerThreadContractTests).Assembly.GetTypes())
            {
                if (type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))
                    options.CallerThreadMethods.UnionWith(type.GetMethods().Select(method => (type, method.Name)));
            }
        };
        return await LocalHostUnderTest.StartAsync(setup);
    }
}
