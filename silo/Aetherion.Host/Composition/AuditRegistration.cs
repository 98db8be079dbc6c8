using Aetherion.GrainInterfaces;
using Aetherion.Silo.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Composition;

/// <summary>Where the heads of the audit log are anchored.</summary>
internal static class AuditRegistration
{
    public static IServiceCollection AddAuditAnchors(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(AuditAnchorOptions.FromEnvironment(dataDirectory));
        services.AddSingleton<IAuditAnchors>(provider => new AuditAnchors(
            [.. Places(provider.GetRequiredService<AuditAnchorOptions>(), provider.GetRequiredService<TimeProvider>())]));
        services.AddHostedService<AuditAnchorWriter>();
        return services;
    }

    private static IEnumerable<IAuditAnchors> Places(AuditAnchorOptions options, TimeProvider time)
    {
        if (options.File is { } file)
            yield return new AuditAnchorFile(file);
        if (options.Webhook is not null)
            yield return new AuditAnchorWebhook(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, options, time);
    }
}
