using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IFilteringGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);
}
