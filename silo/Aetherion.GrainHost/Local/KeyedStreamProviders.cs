using Aetherion.GrainModel.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Aetherion.GrainHost.Local;

/// <summary>Stream providers are keyed services, as in Orleans; so tests can put their own in.</summary>
internal sealed class KeyedStreamProviders(IServiceProvider services) : INamedStreamProviders
{
    public IStreamProvider? Find(string name) => services.GetKeyedService<IStreamProvider>(name);
}
