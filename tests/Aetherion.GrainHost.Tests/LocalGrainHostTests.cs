using Aetherion.GrainHost.Tests.Contract;

namespace Aetherion.GrainHost.Tests;

public sealed class LocalGrainHostTests : GrainHostContract
{
    protected override async Task<IHostUnderTest> StartAsync(HostSetup setup) =>
        await LocalHostUnderTest.StartAsync(setup);
}
