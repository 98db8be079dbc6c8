using System.Net;
using System.Text.Json;
using Aetherion.Api;
using Aetherion.Api.Access;
using Aetherion.Api.Limits;
using Aetherion.Domain.Regimes;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Host.Composition;

/// <summary>Says to the API what the configuration says.</summary>
internal static class ApiConfiguration
{
    public static ApiOptions Create(ServiceConfiguration configuration)
    {
        var rules = new RegimeDetectorOptions();
        var options = new ApiOptions
        {
            Environment = "PAPER",
            StartedTime = TimeProvider.System.GetUtcNow().UtcDateTime,
            DashboardDirectory = DashboardFolder.Find(),
            RegimeRules = new Aetherion.Api.Regimes.RegimeRules(rules.EnterThreshold, rules.MinimumDwellBars),
            SignIn = configuration.SignIn is { } signIn ? Create(signIn) : null,
            AddressLimits = new AddressLimitOptions
            {
                RequestsPerMinute = configuration.AddressLimits.RequestsPerMinute,
                FailedSignInsPerMinute = configuration.AddressLimits.FailedSignInsPerMinute,
            },
            IntrospectionForAnonymous = configuration.IntrospectionForAnonymous,
            TrustedOperations = configuration.TrustedOperations is { } path ? ReadTrusted(path) : null,
            HstsMaxAge = configuration.Listen.Tls is { HstsMaxAgeSeconds: > 0 } tls
                ? TimeSpan.FromSeconds(tls.HstsMaxAgeSeconds)
                : null,
        };
        options.AllowedHosts.UnionWith(configuration.AllowedHosts);
        options.CorsOrigins.UnionWith(configuration.CorsOrigins);
        foreach (var proxy in configuration.TrustedProxies)
            options.TrustedProxies.Add(ToNetwork(proxy));
        return options;
    }

    private static TrustedOperations ReadTrusted(string path)
    {
        try
        {
            return Directory.Exists(path) ? TrustedOperations.FromFolder(path) : TrustedOperations.FromManifest(path);
        }
        catch (Exception exception) when (exception is IOException or JsonException or InvalidDataException
            or InvalidOperationException or KeyNotFoundException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"trustedOperations: '{path}' is neither a folder of .graphql files nor a manifest of documents by their "
                + $"SHA-256: {exception.Message}",
                exception);
        }
    }

    private static SignInOptions Create(SignInConfiguration signIn) => new()
    {
        ApiKeys = signIn.ApiKeys,
        LiveTradingNeedsTwoAdmins = signIn.LiveTradingNeedsTwoAdmins,
        Issuers = [.. signIn.Issuers.Select(issuer => new IssuerOptions(
            issuer.Issuer, issuer.Audience, new Uri(issuer.JwksUri))
        {
            Algorithms = [.. issuer.Algorithms],
            ClockSkew = TimeSpan.FromSeconds(issuer.ClockSkewSeconds),
            TenantClaim = issuer.TenantClaim,
            RoleClaim = issuer.RoleClaim,
            ScopeClaim = issuer.ScopeClaim,
        })],
    };

    private static IPNetwork ToNetwork(string text) => IPNetwork.TryParse(text, out var network)
        ? network
        : new IPNetwork(IPAddress.Parse(text), IPAddress.Parse(text).GetAddressBytes().Length * 8);
}
