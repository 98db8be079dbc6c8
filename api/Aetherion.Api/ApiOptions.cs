using Aetherion.Api.Regimes;

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

    /// <summary>The rules the regime grains decide by, for display.</summary>
    public RegimeRules RegimeRules { get; set; } = new(0.6, 3);
}
