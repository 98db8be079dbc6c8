using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface ISpeakerGrain : IGrainWithStringKey
{
    Task Say(string provider, string ns, int from, int count, bool batch);

    Task SayAndListen(string provider);
}
