using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>What a look through a whole chain found.</summary>
/// <param name="LastSequence">Of the last entry there is; 0 for an empty log.</param>
/// <param name="LastHash">Of that entry.</param>
/// <param name="AnchorCount">How many anchors of the tenant were compared.</param>
/// <param name="Findings">At most <see cref="AuditVerifier.FindingsMax"/>, by sequence.</param>
/// <param name="HasMore">Whether there were more than could be listed.</param>
public sealed record AuditVerification(
    string Tenant,
    long EntryCount,
    long LastSequence,
    string LastHash,
    int AnchorCount,
    ImmutableArray<AuditFinding> Findings,
    bool HasMore)
{
    public bool IsIntact => Findings.IsEmpty;
}
