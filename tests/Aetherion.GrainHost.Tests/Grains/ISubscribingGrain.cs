using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface ISubscribingGrain : IGrainWithStringKey
{
    Task Leave();
}
