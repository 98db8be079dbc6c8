using Orleans.Streams;

namespace Aetherion.GrainModel.Hosting;

/// <summary>Looks a stream provider up, or says which one is missing.</summary>
internal static class NamedStreamProviders
{
    public static IStreamProvider Find(IServiceProvider services, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var providers = (INamedStreamProviders?)services.GetService(typeof(INamedStreamProviders));
        return providers?.Find(name)
            ?? throw new KeyNotFoundException(
                $"Stream provider '{name}' not found: add it where the host is configured.");
    }
}
