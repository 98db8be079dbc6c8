using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Which entries of the audit log are asked for; what is null is any.</summary>
public sealed record AuditFilter
{
    /// <summary>Every entry.</summary>
    public static AuditFilter None { get; } = new();

    public AuditCategory? Category { get; init; }

    public string? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    public string? Actor { get; init; }

    public string? Subject { get; init; }

    /// <summary>Not before, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>Before, UTC.</summary>
    public DateTime? To { get; init; }
}
