namespace Aetherion.Host.Composition;

/// <summary>
/// The section <c>audit</c>: where the ends of the audit log's chains are kept. The environment goes first.
/// </summary>
internal sealed record AuditConfiguration
{
    /// <summary>The file of anchors; null is <c>audit-anchors.jsonl</c> beside the database.</summary>
    public string? AnchorFile { get; init; }

    /// <summary>The address anchors are posted to.</summary>
    public string? AnchorWebhook { get; init; }

    /// <summary>How long an entry is without an anchor at most.</summary>
    public int AnchorIntervalSeconds { get; init; } = 10;
}
