using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class FirstKindGrain : Grain, IKindGrain
{
    public Task<string> Kind() => Task.FromResult("first");
}
