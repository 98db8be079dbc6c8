namespace Aetherion.Silo.Audit;

/// <summary>Where the heads of the audit log are kept outside the database.</summary>
public sealed record AuditAnchorOptions
{
    /// <summary>Names the file; empty for none. Without it the file stands beside the embedded database.</summary>
    public const string FileVariable = "AETHERION_AUDIT_ANCHORS";

    /// <summary>Names the address heads are posted to.</summary>
    public const string WebhookVariable = "AETHERION_AUDIT_WEBHOOK";

    /// <summary>Holds the secret that signs what is posted.</summary>
    public const string WebhookSecretVariable = "AETHERION_AUDIT_WEBHOOK_SECRET";

    private const string FileName = "audit-anchors.jsonl";

    /// <summary>A file to which heads are appended; null for none.</summary>
    public string? File { get; init; }

    /// <summary>An address to which heads are posted; null for none.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Signs what is posted; null leaves it unsigned.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>How long an entry is without an anchor at most.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a post may take.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <exception cref="FormatException">The webhook's address cannot be.</exception>
    public static AuditAnchorOptions FromEnvironment(string dataDirectory)
    {
        var file = Environment.GetEnvironmentVariable(FileVariable) ?? Path.Combine(dataDirectory, FileName);
        var webhook = Environment.GetEnvironmentVariable(WebhookVariable);
        return new AuditAnchorOptions
        {
            File = file.Length == 0 ? null : file,
            Webhook = string.IsNullOrEmpty(webhook) ? null : ParseAddress(webhook),
            WebhookSecret = Environment.GetEnvironmentVariable(WebhookSecretVariable),
        };
    }

    /// <summary>Without the secret.</summary>
    public override string ToString() =>
        $"{File ?? "no file"}, {Webhook?.ToString() ?? "no webhook"}, every {Interval}";

    private static Uri ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new FormatException(
                $"{WebhookVariable} is no address of a webhook; write for example https://example.org/anchors.");
}
