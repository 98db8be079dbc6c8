namespace Aetherion.Model;

/// <summary>What became of what an audit record tells.</summary>
public enum AuditOutcome
{
    /// <summary>It was asked for and is about to be tried; another record tells how it ended.</summary>
    Requested,

    /// <summary>It was done.</summary>
    Accepted,

    /// <summary>It was refused, for the reason in the record.</summary>
    Refused,

    /// <summary>It ended in an error, and may have been done in part.</summary>
    Failed,
}
