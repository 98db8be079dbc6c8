using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IListenerGrain : IGrainWithStringKey
{
    Task Subscribe(string provider, string ns, string key, bool batches, long? from);

    Task Unsubscribe(string provider, string ns, string key);

    Task<int> Subscriptions(string provider, string ns, string key);

    Task Leave();

    Task<List<int>> Seen();
}
