using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Pass(string gate);

    Task Bump(int times);

    Task<int> Bumped();
}
