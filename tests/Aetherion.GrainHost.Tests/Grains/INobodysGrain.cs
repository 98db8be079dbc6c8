using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface INobodysGrain : IGrainWithStringKey
{
    Task Nothing();
}
