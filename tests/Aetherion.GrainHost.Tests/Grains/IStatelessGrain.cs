using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IStatelessGrain : IGrainWithStringKey
{
    Task<Guid> Pass(string gate);
}
