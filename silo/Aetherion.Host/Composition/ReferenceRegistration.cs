using Aetherion.GrainInterfaces;
using Aetherion.Silo.CoinGecko;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>The data vendor, where the environment names a key of it.</summary>
internal static class ReferenceRegistration
{
    public static void AddReferences(this IServiceCollection services)
    {
        if (CoinGeckoOptions.FromEnvironment() is not { } options)
            return;
        services.AddSingleton<IReferenceSource>(provider => new CoinGeckoClient(
            CoinGeckoClient.CreateClient(options), options, provider.GetRequiredService<FeedMetrics>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CoinGeckoClient>>()));
    }
}
