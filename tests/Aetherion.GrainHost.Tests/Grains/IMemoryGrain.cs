using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IMemoryGrain : IGrainWithStringKey
{
    Task<List<string>> AddTwice(string item);

    Task Leave();
}
