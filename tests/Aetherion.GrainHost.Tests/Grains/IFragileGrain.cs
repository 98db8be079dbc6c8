using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IFragileGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);

    Task Leave();
}
