using System.Globalization;
using System.Net;
using Aetherion.Model;
using Aetherion.Silo.Venues;

namespace Aetherion.Host.Composition;

/// <summary>What the types of a configuration do not say: which values can be used, and which go together.</summary>
internal static class ConfigurationRules
{
    public const int IssuersMax = 16;
    public const int ListMax = 256;
    public const int ClockSkewSecondsMax = 300;
    public const int AnchorIntervalSecondsMax = 3_600;

    /// <summary>The most bots, symbols, subscriptions or days of history of a plan.</summary>
    public const int PlanThingsMax = 100_000;

    private static readonly string[] Algorithms = ["RS256", "ES256"];

    public static void Check(ServiceConfiguration configuration)
    {
        CheckListen(configuration);
        if (configuration.SignIn is { } signIn)
            CheckSignIn(signIn);
        CheckList("trustedProxies", configuration.TrustedProxies, text =>
            IPNetwork.TryParse(text, out _) || IPAddress.TryParse(text, out _), "an address or network: 10.0.0.0/8");
        CheckList("allowedHosts", configuration.AllowedHosts, text =>
            text == "*" || Uri.CheckHostName(text.Trim('[', ']')) != UriHostNameType.Unknown,
            "a host's name without port, or * for every name");
        CheckList("corsOrigins", configuration.CorsOrigins, IsOrigin, "an origin: https://app.example.org");
        RequireFile("masterKeyFile", configuration.MasterKeyFile);
        RequireFolder("models.barsFolder", configuration.Models.BarsFolder);
        CheckPlans(configuration);
        CheckAudit(configuration.Audit);
        CheckVenues(configuration.Venues);
        RequireRange("addressLimits.requestsPerMinute", configuration.AddressLimits.RequestsPerMinute, TokenBucket.LimitMax);
        RequireRange(
            "addressLimits.failedSignInsPerMinute", configuration.AddressLimits.FailedSignInsPerMinute, TokenBucket.LimitMax);
    }

    private static void CheckVenues(IReadOnlyDictionary<string, VenueConfiguration> venues)
    {
        foreach (var (name, venue) in venues)
        {
            if (KnownVenues.Find(name) is null)
                throw Refuse(
                    $"venues.{name}",
                    $"there is no such venue; write one of {string.Join(", ", KnownVenues.All.Select(known => known.Name))}.");
            CheckUrl($"venues.{name}.restUrl", venue.RestUrl, "http", "https");
            CheckUrl($"venues.{name}.socketUrl", venue.SocketUrl, "ws", "wss");
        }
    }

    private static void CheckUrl(string key, string? text, string plain, string secure)
    {
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == plain || uri.Scheme == secure) && uri.Query.Length == 0))
            throw Refuse(key, $"'{text}' is no address; write {secure}://host or {plain}://host.");
    }

    private static void CheckPlans(ServiceConfiguration configuration)
    {
        if (configuration.Plans.Count > ListMax)
            throw Refuse("plans", $"there may be {ListMax} plans.");
        for (var i = 0; i < configuration.Plans.Count; i++)
            CheckPlan(string.Create(CultureInfo.InvariantCulture, $"plans[{i}]"), configuration.Plans[i]);
        if (configuration.Plans.GroupBy(plan => plan.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refuse("plans", $"'{twice.Key}' is there twice.");
        var options = PlanRegistration.Create(configuration);
        if (options.Find(options.DefaultPlan) is null)
            throw Refuse(
                "defaultPlan",
                $"there is no plan '{options.DefaultPlan}'; write one of {string.Join(", ", options.Plans.Select(p => p.Name))}.");
    }

    private static void CheckPlan(string key, PlanConfiguration plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Name))
            throw Refuse($"{key}.name", "the text is empty.");
        foreach (var (name, value, max) in (IEnumerable<(string, int, int)>)[
            ("bots", plan.Bots, PlanThingsMax), ("symbols", plan.Symbols, PlanThingsMax),
            ("subscriptions", plan.Subscriptions, PlanThingsMax), ("historyDays", plan.HistoryDays, PlanThingsMax),
            ("requestsPerMinute", plan.RequestsPerMinute, TokenBucket.LimitMax),
            ("costPerMinute", plan.CostPerMinute, TokenBucket.LimitMax),
            ("ordersPerMinute", plan.OrdersPerMinute, TokenBucket.LimitMax)])
            RequireRange($"{key}.{name}", value, max);
    }

    private static void CheckAudit(AuditConfiguration audit)
    {
        RequireRange("audit.anchorIntervalSeconds", audit.AnchorIntervalSeconds, AnchorIntervalSecondsMax);
        if (audit.AnchorWebhook is { } webhook
            && (!Uri.TryCreate(webhook, UriKind.Absolute, out var uri)
                || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))))
            throw Refuse("audit.anchorWebhook", $"'{webhook}' is no https address.");
    }

    private static void RequireRange(string key, int value, int max)
    {
        if (value < 1 || value > max)
            throw Refuse(key, string.Create(CultureInfo.InvariantCulture, $"write 1 to {max}."));
    }

    private static void CheckListen(ServiceConfiguration configuration)
    {
        var listen = configuration.Listen;
        if (listen.Port is < 0 or > IPEndPoint.MaxPort)
            throw Refuse("listen.port", $"{listen.Port} is no port; write 0 to {IPEndPoint.MaxPort}.");
        CheckList("listen.addresses", listen.Addresses, text => IPAddress.TryParse(text, out _), "an IP address");
        if (listen.Addresses.Count == 0)
            throw Refuse("listen.addresses", "no address is given; write for example [\"127.0.0.1\"].");
        if (listen.Tls is { } tls)
            CheckTls(tls);
        if (configuration.IsLocalMode && configuration.AllowedHosts.Contains("*"))
            throw Refuse(
                "allowedHosts",
                "without sign-in every name cannot be allowed: any web page could then reach the service through a browser "
                + "of this machine. Write the names under which it may be asked for, or configure signIn.");
        var open = listen.Addresses.FirstOrDefault(text => !IPAddress.IsLoopback(IPAddress.Parse(text)));
        if (open is null)
            return;
        if (configuration.IsLocalMode)
            throw Refuse(
                "listen.addresses",
                $"'{open}' can be reached from other machines, but no sign-in is configured. Write 127.0.0.1, or who may "
                + "sign in under signIn.");
        if (configuration.AllowedHosts.Count == 0)
            throw Refuse(
                "allowedHosts",
                $"the service listens on '{open}': write the names under which it may be asked for, or [\"*\"] behind a "
                + "proxy that checks them.");
    }

    private static void CheckTls(TlsConfiguration tls)
    {
        var isPem = tls.Certificate is not null || tls.Key is not null;
        if (isPem == tls.Pfx is not null || (isPem && (tls.Certificate is null || tls.Key is null)))
            throw Refuse("listen.tls", "write either certificate and key (PEM files) or pfx.");
        RequireFile("listen.tls.certificate", tls.Certificate);
        RequireFile("listen.tls.key", tls.Key);
        RequireFile("listen.tls.pfx", tls.Pfx);
        if (tls.HstsMaxAgeSeconds < 0)
            throw Refuse("listen.tls.hstsMaxAgeSeconds", "write 0 or more seconds.");
    }

    private static void CheckSignIn(SignInConfiguration signIn)
    {
        if (signIn.Issuers.Count == 0 && !signIn.ApiKeys)
            throw Refuse("signIn", "nobody could sign in; name an issuer, or leave apiKeys on.");
        if (signIn.Issuers.Count > IssuersMax)
            throw Refuse("signIn.issuers", $"there may be {IssuersMax} issuers.");
        for (var i = 0; i < signIn.Issuers.Count; i++)
            CheckIssuer(string.Create(CultureInfo.InvariantCulture, $"signIn.issuers[{i}]"), signIn.Issuers[i]);
        var twice = signIn.Issuers.GroupBy(issuer => issuer.Issuer).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw Refuse("signIn.issuers", $"'{twice.Key}' is there twice.");
    }

    private static void CheckIssuer(string key, IssuerConfiguration issuer)
    {
        foreach (var (name, text) in (IEnumerable<(string, string)>)[
            ("issuer", issuer.Issuer), ("audience", issuer.Audience), ("tenantClaim", issuer.TenantClaim),
            ("roleClaim", issuer.RoleClaim), ("scopeClaim", issuer.ScopeClaim)])
        {
            if (string.IsNullOrWhiteSpace(text))
                throw Refuse($"{key}.{name}", "the text is empty.");
        }
        if (issuer.Issuer.Contains('#', StringComparison.Ordinal))
            throw Refuse($"{key}.issuer", "an issuer's address has no fragment (#).");
        if (!Uri.TryCreate(issuer.JwksUri, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
            throw Refuse($"{key}.jwksUri", $"'{issuer.JwksUri}' is no https address.");
        if (issuer.Algorithms.Count == 0)
            throw Refuse($"{key}.algorithms", "no algorithm is given; write [\"RS256\", \"ES256\"].");
        CheckList($"{key}.algorithms", issuer.Algorithms, Algorithms.Contains, "one of RS256 and ES256; .NET 10 has no Ed25519, and so no EdDSA");
        if (issuer.ClockSkewSeconds is < 0 or > ClockSkewSecondsMax)
            throw Refuse($"{key}.clockSkewSeconds", $"write 0 to {ClockSkewSecondsMax} seconds.");
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetLeftPart(UriPartial.Authority) == text;

    private static void CheckList(string key, IReadOnlyList<string> list, Predicate<string> isUsable, string wanted)
    {
        if (list.Count > ListMax)
            throw Refuse(key, $"the list may have {ListMax} items.");
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null || !isUsable(list[i]))
                throw Refuse(
                    string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]"), $"'{list[i]}' is not {wanted}.");
        }
    }

    private static void RequireFile(string key, string? path)
    {
        if (path is not null && !File.Exists(path))
            throw Refuse(key, $"there is no file '{path}'.");
    }

    private static void RequireFolder(string key, string? path)
    {
        if (path is not null && !Directory.Exists(path))
            throw Refuse(key, $"there is no folder '{path}'.");
    }

    private static ConfigurationException Refuse(string key, string message) => new($"{key}: {message}");
}
