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
        var options = Combine(AuditAnchorOptions.FromEnvironment(dataDirectory), configuration);
        services.AddSingleton(options);
        services.AddSingleton<IAuditAnchors>(provider => new AuditAnchors(
            [.. Places(provider.GetRequiredService<AuditAnchorOptions>(), provider.GetRequiredService<TimeProvider>())]));
        services.AddHostedService(_ => new AuditAnchorNote(dataDirectory, options));
        services.AddHostedService<AuditAnchorWriter>();
        return services;
    }

    /// <summary>
    /// The file the service writes: as the environment says, or the configuration, or as the service noted in its data
    /// folder. Null for none; <paramref name="isNamed"/> where somebody named it, so that it has to be there.
    /// </summary>
    public static string? FindFile(string dataDirectory, AuditConfiguration configuration, out bool isNamed)
    {
        var noted = NamesFile ? null : configuration.AnchorFile ?? AuditAnchorNote.Read(dataDirectory);
        isNamed = NamesFile || noted is not null;
        return noted ?? AuditAnchorOptions.FromEnvironment(dataDirectory).File;
    }

    private static bool NamesFile =>
        Environment.GetEnvironmentVariable(AuditAnchorOptions.FileVariable) is not null;

    private static AuditAnchorOptions Combine(AuditAnchorOptions environment, AuditConfiguration configuration)
    {
        return environment with
        {
            File = NamesFile ? environment.File : configuration.AnchorFile ?? environment.File,
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
