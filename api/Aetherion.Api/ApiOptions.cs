using System.Net;
using Aetherion.Api.Access;
using Aetherion.Api.Limits;
using Aetherion.Api.Regimes;
using Aetherion.Api.Webhooks;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api;

/// <summary>How the API is served.</summary>
public sealed class ApiOptions
{
    /// <summary>The most bytes of a request's body; more is answered with 413.</summary>
    public const int RequestBodyBytesMax = 1024 * 1024;

    /// <summary>What kind of money and data this is, for display: LIVE, PAPER or REPLAY.</summary>
    public string Environment { get; set; } = "PAPER";

    /// <summary>When the service was started, UTC.</summary>
    public DateTime StartedTime { get; set; } = DateTime.UtcNow;

    /// <summary>The built dashboard: index.html, assets and graphiql/index.html; null serves none.</summary>
    public string? DashboardDirectory { get; set; }

    /// <summary>
    /// Names under which requests may come, besides those of this machine's loopback. A page elsewhere that had a name
    /// resolve to 127.0.0.1 would otherwise be able to talk to a service that asks for no password.
    /// </summary>
    public ISet<string> AllowedHosts { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How callers sign in; null is local mode, in which nobody has to.</summary>
    public SignInOptions? SignIn { get; set; }

    /// <summary>The proxies whose X-Forwarded-For is believed.</summary>
    public IList<IPNetwork> TrustedProxies { get; } = [];

    /// <summary>Origins whose pages may use the API from a browser.</summary>
    public ISet<string> CorsOrigins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether who has not signed in may ask for the schema.</summary>
    public bool IntrospectionForAnonymous { get; set; }

    /// <summary>
    /// The documents that are taken, of whoever has not the scope admin; null takes every document.
    /// </summary>
    public TrustedOperations? TrustedOperations { get; set; }

    /// <summary>How long browsers must insist on TLS; null sends no Strict-Transport-Security.</summary>
    public TimeSpan? HstsMaxAge { get; set; }

    /// <summary>How webhooks are sent.</summary>
    public WebhookOptions Webhooks { get; set; } = new();

    /// <summary>What one address may ask before it is known who asks.</summary>
    public AddressLimitOptions AddressLimits { get; set; } = new();

    /// <summary>How many GraphQL sockets may be open.</summary>
    public SocketLimitOptions Sockets { get; set; } = new();

    /// <summary>The rules the regime grains decide by, for display.</summary>
    public RegimeRules RegimeRules { get; set; } = new(0.6, 3);
}
