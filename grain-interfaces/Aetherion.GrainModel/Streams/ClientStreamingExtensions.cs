using Aetherion.GrainModel.Hosting;
using Orleans.Streams;

namespace Orleans;

/// <summary>Streams, as code outside grains sees them.</summary>
public static class ClientStreamingExtensions
{
    /// <summary>The stream provider of a name.</summary>
    /// <exception cref="KeyNotFoundException">The host has none of that name.</exception>
    public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
        NamedStreamProviders.Find(client.ServiceProvider, name);
}
