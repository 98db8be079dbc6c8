using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface ICallerGrain : IGrainWithStringKey
{
    Task<int> Instance();

    Task SaveCounter(string key);
}
