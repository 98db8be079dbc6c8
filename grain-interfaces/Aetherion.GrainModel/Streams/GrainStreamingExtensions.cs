using Aetherion.GrainModel.Hosting;
using Orleans.Streams;

namespace Orleans;

/// <summary>Streams, as a grain sees them.</summary>
public static class GrainStreamingExtensions
{
    /// <summary>The stream provider of a name.</summary>
    /// <exception cref="KeyNotFoundException">The host has none of that name.</exception>
    public static IStreamProvider GetStreamProvider(this Grain grain, string name) =>
        GetStreamProvider((IGrainBase)grain, name);

    /// <inheritdoc cref="GetStreamProvider(Grain, string)"/>
    public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
        NamedStreamProviders.Find(grain.GrainContext.ActivationServices, name);
}
