using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IKindGrain : IGrainWithStringKey
{
    Task<string> Kind();
}
