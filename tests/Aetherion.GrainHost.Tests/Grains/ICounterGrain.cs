using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Increment();

    Task<int> Get();

    Task Save();

    Task Reread();

    Task Clear();

    Task<string?> Etag();

    Task<bool> Exists();

    Task Leave();

    Task SaveAndSwallow();
}
