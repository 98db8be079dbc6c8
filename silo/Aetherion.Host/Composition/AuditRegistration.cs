using Aetherion.GrainInterfaces;
using Aetherion.Silo.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Composition;

/// <summary>Where the heads of the audit log are anchored.</summary>
internal static class AuditRegistration
{
    public static IServiceCollection AddAuditAnchors(
        this IServiceCollection services, string dataDirectory, AuditConfiguration configuration)
    {
        services.AddSingleton(Combine(AuditAnchorOptions.FromEnvironment(dataDirectory), configuration));
        services.AddSingleton<IAuditAnchors>(provider => new AuditAnchors(
            [.. Places(provider.GetRequiredService<AuditAnchorOptions>(), provider.GetRequiredService<TimeProvider>())]));
        services.AddHostedService<AuditAnchorWriter>();
        return services;
    }

    private static AuditAnchorOptions Combine(AuditAnchorOptions environment, AuditConfiguration configuration)
    {
        var namesFile = Environment.GetEnvironmentVariable(AuditAnchorOptions.FileVariable) is not null;
        return environment with
        {
            File = namesFile ? environment.File : configuration.AnchorFile ?? environment.File,
            Webhook = environment.Webhook ?? (configuration.AnchorWebhook is { } address ? new Uri(address) : null),
            Interval = TimeSpan.FromSeconds(configuration.AnchorIntervalSeconds),
        };
    }

    private static IEnumerable<IAuditAnchors> Places(AuditAnchorOptions options, TimeProvider time)
    {
        if (options.File is { } file)
            yield return new AuditAnchorFile(file);
        if (options.Webhook is not null)
            yield return new AuditAnchorWebhook(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, options, time);
    }
}
