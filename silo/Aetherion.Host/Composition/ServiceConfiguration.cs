namespace Aetherion.Host.Composition;

/// <summary>
/// What the file of <c>--config</c> says. Secrets are not in it: they come from the environment, or from a file that it
/// names. docs/configuration.md describes every key.
/// </summary>
internal sealed record ServiceConfiguration
{
    public ListenConfiguration Listen { get; init; } = new();

    /// <summary>Null is local mode.</summary>
    public SignInConfiguration? SignIn { get; init; }

    /// <summary>Addresses or networks (10.0.0.0/8) of the proxies whose X-Forwarded-For is believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Names under which requests may come, besides those of the loopback; <c>*</c> is every name.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins whose pages may use the API from a browser: https://app.example.org.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>The file with the keys that wrap tenants' venue keys; must be readable by the service alone.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>Whether who has not signed in may ask for the schema.</summary>
    public bool IntrospectionForAnonymous { get; init; }

    /// <summary>The plans tenants can have; without any those that are built in.</summary>
    public IReadOnlyList<PlanConfiguration> Plans { get; init; } = [];

    /// <summary>The plan of a tenant that was given none; null is the first of <c>plans</c>, or the built-in one.</summary>
    public string? DefaultPlan { get; init; }

    public AddressLimitConfiguration AddressLimits { get; init; } = new();

    public AuditConfiguration Audit { get; init; } = new();

    public ModelConfiguration Models { get; init; } = new();

    /// <summary>
    /// A folder of .graphql files, or a manifest, with the only documents that are taken of who has not the scope admin.
    /// </summary>
    public string? TrustedOperations { get; init; }

    /// <summary>Where webhooks may be sent to.</summary>
    public WebhookConfiguration Webhooks { get; init; } = new();

    /// <summary>Where venues are reached, by their names in <c>--feed</c>.</summary>
    public IReadOnlyDictionary<string, VenueConfiguration> Venues { get; init; } =
        new Dictionary<string, VenueConfiguration>();

    /// <summary>Nobody has to sign in, and everything belongs to one tenant.</summary>
    public bool IsLocalMode => SignIn is null;
}
