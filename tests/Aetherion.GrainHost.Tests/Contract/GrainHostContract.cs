using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests.Contract;

/// <summary>What every host of the grain model does, whatever it is made of. All of it with strict copying.</summary>
public abstract partial class GrainHostContract
{
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected abstract Task<IHostUnderTest> StartAsync(HostSetup setup);

    protected async Task<(IHostUnderTest Host, Probe Probe)> StartAsync(Action<HostSetup>? configure = null)
    {
        var setup = new HostSetup();
        configure?.Invoke(setup);
        return (await StartAsync(setup), setup.Probe);
    }

    private static GrainId IdOf(IAddressable grain) => grain.GetGrainId();
}
