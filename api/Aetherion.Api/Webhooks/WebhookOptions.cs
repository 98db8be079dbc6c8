namespace Aetherion.Api.Webhooks;

/// <summary>How webhooks are sent.</summary>
public sealed class WebhookOptions
{
    /// <summary>How many webhooks a tenant may have.</summary>
    public const int WebhooksMax = 20;

    /// <summary>Events of one stream that are read at a time.</summary>
    public const int EventsMax = 20;

    /// <summary>How many webhooks of all tenants are sent to at the same time.</summary>
    public const int TurnsMax = 64;

    /// <summary>How many of them may be one tenant's.</summary>
    public const int TurnsOfTenantMax = 8;

    /// <summary>After how long a webhook that has more to get lets others go on.</summary>
    public static readonly TimeSpan TurnLength = TimeSpan.FromSeconds(30);

    /// <summary>The key from which the secrets follow, 32 bytes; kept outside the database.</summary>
    public byte[] MasterKey { get; set; } = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);

    /// <summary>Whether http:// will do; never on the internet.</summary>
    public bool AllowsPlainHttp { get; set; }

    /// <summary>Whether receivers may be in private networks or on this machine.</summary>
    public bool AllowsPrivateAddresses { get; set; }

    /// <summary>How often an event is tried before it is given up.</summary>
    public int AttemptsMax { get; set; } = 12;

    /// <summary>The longest pause after the first failure; it doubles with each.</summary>
    public TimeSpan DelayBase { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause at all.</summary>
    public TimeSpan DelayMax { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a process that has ended keeps others from its webhooks; longer than the time-out.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often new events are looked for.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
