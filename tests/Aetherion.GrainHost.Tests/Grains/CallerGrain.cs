using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class CallerGrain : Grain, ICallerGrain
{
    private static int _instances;
    private readonly int _instance = Interlocked.Increment(ref _instances);

    public Task<int> Instance() => Task.FromResult(_instance);

    public Task SaveCounter(string key) => GrainFactory.GetGrain<ICounterGrain>(key).Save();
}
