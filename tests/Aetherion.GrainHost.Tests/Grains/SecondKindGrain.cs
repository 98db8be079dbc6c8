using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

[GrainType("second-kind")]
public sealed class SecondKindGrain : Grain, IKindGrain
{
    public Task<string> Kind() => Task.FromResult("second");
}
