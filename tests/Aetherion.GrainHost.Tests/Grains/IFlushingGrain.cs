using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IFlushingGrain : IGrainWithStringKey
{
    Task Add();
}
