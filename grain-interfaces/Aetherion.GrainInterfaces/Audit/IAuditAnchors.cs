using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Heads of the audit log's chains that are kept where the database's owner cannot change them.</summary>
public interface IAuditAnchors
{
    /// <summary>Whether anchors can be read back; one that only sends them elsewhere cannot.</summary>
    bool CanRead { get; }

    /// <summary>Keeps heads and completes when they are safe.</summary>
    Task WriteAsync(IReadOnlyCollection<AuditHead> heads, CancellationToken cancellationToken);

    /// <summary>The anchors of a tenant, or of all when null is given, in the order they were written.</summary>
    IAsyncEnumerable<AuditHead> ReadAsync(string? tenant, CancellationToken cancellationToken);
}
