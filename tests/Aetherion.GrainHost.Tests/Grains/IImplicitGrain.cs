using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IImplicitGrain : IGrainWithStringKey
{
    Task Leave();
}
