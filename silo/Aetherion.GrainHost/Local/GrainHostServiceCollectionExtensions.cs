using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GrainHost.Local;

/// <summary>Adds the single-process grain host to an application.</summary>
public static class GrainHostServiceCollectionExtensions
{
    /// <summary>
    /// Adds the host: <c>IGrainFactory</c> and <c>IClusterClient</c> for callers, and a hosted service that starts and
    /// stops it. The clock is the <see cref="TimeProvider"/> of the services, the system's if there is none.
    /// </summary>
    public static IServiceCollection AddGrainHost(this IServiceCollection services, Action<GrainHostBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new GrainHostBuilder(services);
        configure(builder);
        builder.Build();
        return services;
    }
}
