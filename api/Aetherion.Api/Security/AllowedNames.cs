using System.Net;

namespace Aetherion.Api.Security;

/// <summary>The names under which this service may be reached: the loopback's, and those it was given.</summary>
internal sealed class AllowedNames(ApiOptions options)
{
    /// <summary>Stands for every name, behind a proxy that checks them.</summary>
    public const string Any = "*";

    public bool IsAllowed(string host) =>
        IsLoopback(host) || options.AllowedHosts.Contains(host) || options.AllowedHosts.Contains(Any);

    public bool IsAllowedOrigin(string origin) =>
        options.CorsOrigins.Contains(origin) || IsOfThisService(origin);

    private bool IsOfThisService(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && IsAllowed(uri.Host);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
